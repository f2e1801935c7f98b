// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.InstanceChoice;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Policy;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * One function of the kind that the literature on scaling computes: Poisson arrivals, one
 * invocation at a time in an instance, no time of its own for a start. Times are seconds.
 */
record Model(double rate, Policy policy, InstanceChoice choice, Times cold, Times warm) {

  static final double FOREVER = 1e8;

  /** Exponential service, an idle instance kept for so long. */
  static Model of(double rate, double service, double keepAlive) {
    return new Model(
        rate,
        policy(1000, 0, keepAlive),
        InstanceChoice.MOST_RECENTLY_USED,
        Times.exponential(seconds(service)),
        Times.exponential(seconds(service)));
  }

  Model withService(Times service) {
    return new Model(rate, policy, choice, service, service);
  }

  Model withCold(double service) {
    return new Model(rate, policy, choice, Times.exponential(seconds(service)), warm);
  }

  Model withChoice(InstanceChoice other) {
    return new Model(rate, policy, other, cold, warm);
  }

  /** So many instances, which are kept forever, and a queue for so many in front of them. */
  Model withInstances(int most, int queue) {
    return new Model(rate, policy(most, queue, FOREVER), choice, cold, warm);
  }

  Simulation start(long seed) {
    return start(seed, Watcher.NONE);
  }

  Simulation start(long seed, Watcher watcher) {
    var gaps = Times.exponential(seconds(1 / rate));
    var workload = new Workload(gaps, Times.constant(Duration.ZERO), cold, warm);
    return Simulation.of(Kernel.of(policy, choice), workload, seed, watcher);
  }

  /** One history from the empty start on. */
  Tally run(long seed, double length) {
    var simulation = start(seed);
    simulation.advance(seconds(length));
    return simulation.tally();
  }

  /** Several histories of this length, each after it has settled; other models have others. */
  Runs runs(int count, double warmUp, double length) {
    var seed = 31L * Objects.hash(rate, policy.keepAlive(), policy.instances().most());
    var seeds = LongStream.range(seed, seed + count);
    return new Runs(seeds.mapToObj(each -> settled(each, warmUp, length)).toList());
  }

  /** Several histories of this length, each beginning with instances of which some are busy. */
  Runs furnished(int count, double length, int alive, int busy) {
    return new Runs(
        LongStream.range(0, count).mapToObj(it -> furnished(it, length, alive, busy)).toList());
  }

  private Tally furnished(long seed, double length, int alive, int busy) {
    var simulation = start(seed);
    simulation.furnish(alive, busy);
    var before = simulation.tally();
    simulation.advance(seconds(length));
    return simulation.tally().since(before);
  }

  private Tally settled(long seed, double warmUp, double length) {
    var simulation = start(seed);
    simulation.advance(seconds(warmUp));
    var before = simulation.tally();
    simulation.advance(seconds(length));
    return simulation.tally().since(before);
  }

  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private static Policy policy(int most, int queue, double keepAlive) {
    return new Policy(
        Policy.Instances.upTo(most),
        1,
        queue,
        seconds(keepAlive),
        seconds(FOREVER),
        seconds(FOREVER),
        Policy.TimeoutRule.ENDS_INSTANCE,
        Policy.PendingRule.UNLIMITED);
  }
}
