// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.metrics;

import dev.sampan.emulator.function.InstanceReport;
import java.util.List;

/** What is so at the moment of a scrape. Thread-safe; may read the disk. */
public interface Gauges {

  /** Every instance. */
  List<InstanceReport> instances();

  /** The lanes of the journal that hold something. */
  List<Lane> lanes();

  /** How many bytes the journal's files take. */
  long journalBytes();

  /**
   * The memory that a process and its children hold, in bytes; 0 if it is gone or the system does
   * not tell.
   */
  long residentBytes(long pid);
}
