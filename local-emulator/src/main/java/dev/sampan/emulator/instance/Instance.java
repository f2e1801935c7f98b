// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.kernel.StopReason;
import java.time.Instant;

/** One execution environment of a function. Thread-safe; no method blocks. */
public interface Instance {

  /**
   * Hands it an invocation.
   *
   * @param invocation what to run
   * @param deadline until when
   */
  void dispatch(Invocation invocation, Instant deadline);

  /** The caller of this invocation was told that it failed; the instance lives on. */
  void abandon(String invocation);

  /** Ends it, the way the platform does; {@link InstanceEvents#gone} follows. */
  void stop(StopReason reason);

  /** The id of its process; 0 if it has none of its own. */
  long pid();

  /** The most memory that it ever held, in MiB; 0 if that is not known, or not asked for. */
  default long peakMiB() {
    return 0;
  }

  /** What it printed last, oldest line first; at most 4 KiB. */
  String log();
}
