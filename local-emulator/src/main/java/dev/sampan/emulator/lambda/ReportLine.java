// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import java.time.Duration;

/**
 * The beginning of a line {@code REPORT} in a function's log, the same for every way to end.
 *
 * @param id the invocation's
 * @param duration what the function took
 * @param billed what is billed of that and, without a snapshot, of the init
 * @param memoryMiB what the function is given
 * @param peakMiB the most that its instance held
 */
public record ReportLine(
    String id, Duration duration, Duration billed, long memoryMiB, long peakMiB) {

  /** The line of a call that came to an instance that was there. */
  public String text() {
    return "REPORT RequestId: "
        + id
        + ("\tDuration: " + ReportEvents.text(duration) + " ms")
        + ("\tBilled Duration: " + billed.toMillis() + " ms")
        + ("\tMemory Size: " + memoryMiB + " MB")
        + ("\tMax Memory Used: " + peakMiB + " MB\t");
  }

  /** The line of a call for which an instance was started. */
  public String afterInit(Duration init) {
    return text() + "Init Duration: " + ReportEvents.text(init) + " ms\t";
  }

  /** The line of a call for which a snapshot was restored, which is billed by itself. */
  public String afterRestore(Duration restore, Duration billedRestore) {
    return text()
        + ("Restore Duration: " + ReportEvents.text(restore) + " ms\t")
        + ("Billed Restore Duration: " + billedRestore.toMillis() + " ms\t");
  }
}
