// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.kernel.Bill;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how long an invocation ran.
 *
 * @param instance the instance that it was handed to; null if it never was
 * @param cold whether it was the first one of that instance
 * @param startup how the instance started; null unless cold
 * @param duration from its arrival at the instance to its end; zero if it never arrived
 * @param bill what the platform would bill for it alone; its time is zero if it never arrived
 * @param peakMiB the most memory that its instance ever held, in MiB; 0 if that is not known
 * @param log the last lines that were printed while it ran alone, or by the instance that it waited
 *     for in vain
 */
public record Service(
    @Nullable String instance,
    boolean cold,
    @Nullable Startup startup,
    Duration duration,
    Bill bill,
    long peakMiB,
    String log) {

  /** What is known of an invocation that no instance ever saw. */
  public static final Service NONE = none("");

  /** What is known of an invocation that waited for an instance whose start failed. */
  public static Service none(String log) {
    return new Service(null, false, null, Duration.ZERO, Bill.NONE, 0, log);
  }
}
