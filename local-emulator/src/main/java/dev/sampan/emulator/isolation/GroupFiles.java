// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.util.Locale;

/**
 * The names and the forms of the files in a control group; see the Linux kernel's documents
 * cgroup-v1 and cgroup-v2.
 */
enum GroupFiles {
  V1("memory.limit_in_bytes", "cpu.cfs_quota_us", "memory.oom_control"),
  V2("memory.max", "cpu.max", "memory.events");

  private static final long PERIOD_MICROS = 100_000;

  private final String memory;
  private final String processors;
  private final String events;

  GroupFiles(String memory, String processors, String events) {
    this.memory = memory;
    this.processors = processors;
    this.events = events;
  }

  String memory() {
    return memory;
  }

  String processors() {
    return processors;
  }

  /** The file that has a line {@code oom_kill N}. */
  String events() {
    return events;
  }

  /** What is written for a share of processor time. */
  String share(double share) {
    var micros = Math.max(1000, Math.round(share * PERIOD_MICROS));
    return this == V1
        ? Long.toString(micros)
        : String.format(Locale.ROOT, "%d %d", micros, PERIOD_MICROS);
  }
}
