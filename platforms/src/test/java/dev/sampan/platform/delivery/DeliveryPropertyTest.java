// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.manifest.Order;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold whatever happens. The seed is the name of the case. */
final class DeliveryPropertyTest {

  private static final Duration HIDDEN = Duration.ofSeconds(20);

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_message_of_a_queue_ends_once_in_order_and_no_limit_is_passed(long seed) {
    var random = new Random(seed);
    var policy = queue(random);
    var world = new RandomDeliveries(policy, random, true);

    for (var i = 0; i < 300; i++) {
      world.step();
    }
    world.settle();

    assertThat(world.ended()).isEqualTo(world.sent());
    assertThat(world.mostFlights()).isLessThanOrEqualTo(policy.scaling().most());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_record_of_a_stream_ends_once_in_order_and_no_limit_is_passed(long seed) {
    var random = new Random(seed);
    var policy = stream(random);
    var world = new RandomDeliveries(policy, random, random.nextBoolean());

    for (var i = 0; i < 300; i++) {
      world.step();
    }
    world.settle();

    assertThat(world.ended()).isEqualTo(world.sent());
    assertThat(world.mostFlights()).isLessThanOrEqualTo(policy.most());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_same_history_gives_the_same_commands(long seed) {
    assertThat(history(seed)).isEqualTo(history(seed));
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  private static String history(long seed) {
    var random = new Random(seed);
    var world = new RandomDeliveries(queue(random), random, true);
    for (var i = 0; i < 60; i++) {
      world.step();
    }
    return world.log();
  }

  private static QueuePolicy queue(Random random) {
    return new QueuePolicy(
        batching(random),
        retries(random),
        Order.PER_KEY,
        random.nextBoolean() ? Duration.ZERO : HIDDEN,
        new Scaling(1 + random.nextInt(3), random.nextInt(100), 3 + random.nextInt(5)));
  }

  private static StreamPolicy stream(Random random) {
    return new StreamPolicy(
        batching(random), retries(random), random.nextBoolean(), 1, 1 + random.nextInt(3));
  }

  private static Batching batching(Random random) {
    return new Batching(
        1 + random.nextInt(5),
        Duration.ofMillis(random.nextInt(2000)),
        random.nextBoolean() ? Long.MAX_VALUE : 1 + random.nextInt(200));
  }

  private static Retries retries(Random random) {
    var backoff =
        new Backoff(
            Duration.ofMillis(random.nextInt(1000)),
            random.nextBoolean() ? null : Duration.ofMillis(random.nextInt(500)),
            Duration.ofSeconds(10),
            random.nextBoolean() ? Backoff.From.DELIVERY : Backoff.From.FAILURE);
    return new Retries(1 + random.nextInt(4), backoff, null, Duration.ofHours(1));
  }
}
