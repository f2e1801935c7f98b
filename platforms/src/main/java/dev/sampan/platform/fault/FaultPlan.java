// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which faults strike. The same seed and the same questions give the same answers, in whatever
 * order they are asked. Immutable.
 *
 * @param seed decides
 * @param faults what can strike; of several that do, the first counts
 */
public record FaultPlan(long seed, List<Fault> faults) {

  /** The plan by which nothing goes wrong. */
  public static final FaultPlan NONE = new FaultPlan(0, List.of());

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Copies the list. */
  public FaultPlan {
    faults = List.copyOf(faults);
  }

  /**
   * Whether a fault of this kind strikes.
   *
   * @param function where
   * @param trigger the trigger's name, or the kind of call; empty where there is none
   * @param count the how-manieth question of this kind for this function and trigger, from 0
   * @return the fault that strikes; empty if none does
   */
  public Optional<Fault> strikes(FaultKind kind, String function, String trigger, long count) {
    for (var index = 0; index < faults.size(); index++) {
      var fault = faults.get(index);
      if (fault.kind() == kind
          && fault.concerns(function, trigger)
          && dice(index, kind, function + "/" + trigger, count) * 100 < fault.percent()) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** The time of the fault that strikes; zero if none does. */
  public Duration delay(FaultKind kind, String function, long count) {
    return strikes(kind, function, "", count).map(Fault::amount).orElse(Duration.ZERO);
  }

  /** A number from 0 up to but less than 1. */
  private double dice(int index, FaultKind kind, String where, long count) {
    var mixed = mix(seed + GOLDEN * (index + 1));
    mixed = mix(mixed ^ kind.id().hashCode() * GOLDEN);
    mixed = mix(mixed ^ where.hashCode() * GOLDEN);
    mixed = mix(mixed ^ count * GOLDEN);
    return (mixed >>> 11) * 0x1.0p-53;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
