// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.condition;

import dev.sampan.platform.fault.Fault;
import dev.sampan.platform.fault.FaultKind;
import dev.sampan.platform.fault.FaultPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The faults of a running emulator. Counts how often each could strike, which with the seed decides
 * whether it does. Thread-safe.
 */
public final class Faults {

  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final Map<FaultKind, AtomicLong> struck = new ConcurrentHashMap<>();
  private volatile FaultPlan plan;

  /** The faults of a plan. */
  public Faults(FaultPlan plan) {
    this.plan = plan;
  }

  /** What can go wrong now. */
  public FaultPlan plan() {
    return plan;
  }

  /** From now on other faults; all is counted from the beginning. */
  public void replace(FaultPlan other) {
    counts.clear();
    struck.clear();
    plan = other;
  }

  /** How many faults of each kind have struck. */
  public Map<FaultKind, AtomicLong> struck() {
    return Map.copyOf(struck);
  }

  /**
   * Whether a fault of this kind strikes now.
   *
   * @param trigger the trigger's name, or the kind of call; empty where there is none
   */
  public Optional<Fault> strikes(FaultKind kind, String function, String trigger) {
    var now = plan;
    if (now.faults().isEmpty()) {
      return Optional.empty();
    }
    var key = kind.id() + "@" + function + "/" + trigger;
    var count = counts.computeIfAbsent(key, it -> new AtomicLong()).getAndIncrement();
    var strike = now.strikes(kind, function, trigger, count);
    strike.ifPresent(
        it -> struck.computeIfAbsent(kind, unused -> new AtomicLong()).incrementAndGet());
    return strike;
  }

  /** The time of a fault that strikes now; zero if none does. */
  public Duration delay(FaultKind kind, String function, String trigger) {
    return strikes(kind, function, trigger).map(Fault::amount).orElse(Duration.ZERO);
  }
}
