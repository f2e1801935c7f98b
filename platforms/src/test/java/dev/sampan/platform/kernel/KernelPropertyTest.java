// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.kernel.Policy.PendingRule;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold whatever happens. The seed is the name of the case. */
final class KernelPropertyTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_invocation_ends_once_and_no_limit_is_passed(long seed) {
    var random = new Random(seed);
    var quota = Quota.of(1 + random.nextInt(12));
    var units = quota.free();
    var world = new RandomWorld(policy(random), random, quota);

    for (var i = 0; i < 400; i++) {
      world.step();
    }
    world.settle();
    world.shutDown();

    assertThat(world.ends())
        .hasSize(world.arrived())
        .allSatisfy((id, ends) -> assertThat(ends).isOne());
    assertThat(world.liveInstances()).isZero();
    assertThat(quota.free()).isEqualTo(units);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_same_history_gives_the_same_commands(long seed) {
    assertThat(history(seed)).isEqualTo(history(seed));
  }

  @Test
  void forgets_the_invocations_and_instances_that_have_ended() {
    var world = new RandomWorld(policy(new Random(1)), new Random(1), Quota.UNLIMITED);
    for (var i = 0; i < 2000; i++) {
      world.step();
    }
    world.settle();
    var ended = List.copyOf(world.ends().keySet()).stream().map(WeakReference::new).toList();
    world.ends().clear();

    System.gc();

    assertThat(ended).hasSizeGreaterThan(500).allMatch(it -> it.refersTo(null));
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static String history(long seed) {
    var random = new Random(seed);
    var world = new RandomWorld(policy(random), random, Quota.UNLIMITED);
    for (var i = 0; i < 50; i++) {
      world.step();
    }
    return world.log();
  }

  private static Policy policy(Random random) {
    var rules = TimeoutRule.values();
    return new Policy(
        instances(random),
        1 + random.nextInt(4),
        random.nextInt(6),
        Duration.ofMillis(1 + random.nextInt(3000)),
        Duration.ofMillis(1 + random.nextInt(1000)),
        Duration.ofMillis(1 + random.nextInt(1000)),
        rules[random.nextInt(rules.length)],
        random.nextBoolean()
            ? PendingRule.UNLIMITED
            : new PendingRule(Duration.ofMillis(1 + random.nextInt(500)), random.nextInt(4)));
  }

  private static Policy.Instances instances(Random random) {
    var instances = Policy.Instances.upTo(1 + random.nextInt(5));
    var kept = random.nextInt(3) == 0 ? instances.keeping(1) : instances;
    var rate = new Policy.StartRate(1 + random.nextInt(3), Duration.ofMillis(200));
    return random.nextInt(3) == 0 ? kept.startedAt(rate) : kept;
  }
}
