// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import dev.sampan.platform.delivery.DeliveryCommand.Attempt;
import dev.sampan.platform.delivery.DeliveryCommand.Deliver;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.PollRules;
import dev.sampan.platform.manifest.ShardRules;
import dev.sampan.platform.manifest.StreamTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each platform makes of a partition, on a clock of the test's own. */
final class DeliveryStreamTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = START;

  @Test
  void kinesis_finds_the_bad_record_by_halves_and_gives_up_that_one_only() {
    var model = model(Platform.LAMBDA, 8, 0, 2);

    var story = play(model, send(model, 0, "a", "b", "bad", "d", "e"), "bad");

    assertThat(story).contains("dead bad after 2");
    assertThat(story)
        .filteredOn(it -> it.startsWith("done"))
        .containsExactly("done [a, b]", "done [d, e]");
  }

  @Test
  void ckafka_gives_up_the_whole_batch() {
    var model = model(Platform.SCF, 8, 0, 2);

    var story = play(model, send(model, 0, "a", "bad"), "bad");

    assertThat(story)
        .contains("dead a after 2", "dead bad after 2")
        .noneMatch(it -> it.startsWith("done"));
    assertThat(now).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void what_comes_before_the_first_failure_is_done() {
    var model = model(Platform.LAMBDA, 8, 0, 3);
    var delivery = deliver(send(model, 0, "a", "b", "c"));

    var commands = answer(model, delivery, Set.of("b"));

    assertThat(commands).contains(new DeliveryCommand.Done(List.of("a")));
    assertThat(ids(deliver(commands))).containsExactly("b", "c");
  }

  @Test
  void one_partition_does_not_wait_for_another() {
    var model = model(Platform.LAMBDA, 1, 0, 3);
    var blocked = deliver(send(model, 0, "a", "b"));
    assertThat(deliveries(answer(model, blocked, Set.of("a")))).isEmpty();

    assertThat(ids(deliver(send(model, 1, "x")))).containsExactly("x");
    now = START.plusSeconds(1);
    assertThat(deliver(tick(model)).items()).containsExactly(new Attempt("a", 2));
  }

  @Test
  void a_window_holds_back_what_does_not_fill_a_batch_but_no_retry() {
    var model = model(Platform.LAMBDA, 3, 10, 3);

    assertThat(deliveries(send(model, 0, "a"))).isEmpty();
    now = START.plusSeconds(10);
    var first = deliver(tick(model));
    assertThat(ids(first)).containsExactly("a");
    assertThat(deliveries(answer(model, first, Set.of("a")))).isEmpty();
    now = START.plusSeconds(11);
    assertThat(ids(deliver(tick(model)))).containsExactly("a");
  }

  @Test
  void a_record_that_is_too_old_is_given_up_before_it_is_delivered() {
    var model = model(Platform.LAMBDA, 3, 0, 100);
    var first = deliver(send(model, 0, "a"));
    var later = send(model, 0, "b");
    assertThat(later).isEmpty();
    now = START.plus(Duration.ofDays(1));

    var commands = answer(model, first, Set.of());

    assertThat(commands.get(0)).isEqualTo(new DeliveryCommand.Done(List.of("a")));
    assertThat(commands.get(1)).isEqualTo(new DeliveryCommand.Dead("b", 0, "older than 24h"));
  }

  @Test
  void kinesis_runs_so_many_batches_of_a_shard_at_a_time_as_the_trigger_asks_for() {
    var four = policy(Platform.LAMBDA, new ShardRules(4, null, true)).model();
    var items = new ArrayList<DeliveryItem>();
    for (var i = 0; i < 100; i++) {
      items.add(DeliveryItem.of("r-" + i, "key-" + i, 1, now));
    }

    assertThat(deliveries(four.step(new DeliveryInput.Accepted(items), now))).hasSize(4);
    assertThat(policy(Platform.LAMBDA, new ShardRules(99, null, true)).parallel()).isEqualTo(10);
    assertThat(policy(Platform.SCF, new ShardRules(4, null, true)).parallel()).isEqualTo(1);
  }

  @Test
  void a_trigger_may_give_its_records_up_earlier_but_not_before_the_platform_lets_it() {
    var retention = policy(Platform.LAMBDA, ShardRules.DEFAULT).retries().maxAge();

    assertThat(retention).isEqualTo(Duration.ofDays(1));
    assertThat(age(Platform.LAMBDA, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
    assertThat(age(Platform.LAMBDA, Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(60));
    assertThat(age(Platform.LAMBDA, Duration.ofDays(7))).isEqualTo(retention);
    assertThat(age(Platform.CLOUDRUN, Duration.ofHours(2))).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void a_batch_stays_whole_where_the_trigger_asks_for_it() {
    var model = policy(Platform.LAMBDA, new ShardRules(1, null, false)).model();
    var delivery = deliver(send(model, 0, "a", "bad"));

    var answer = answer(model, delivery, Set.of("a", "bad"));

    assertThat(answer).filteredOn(DeliveryCommand.Retry.class::isInstance).hasSize(2);
  }

  private static Duration age(Platform platform, Duration asked) {
    return policy(platform, new ShardRules(1, asked, true)).retries().maxAge();
  }

  private static StreamPolicy policy(Platform platform, ShardRules shards) {
    var trigger =
        new StreamTrigger(
            "s", "clicks", 10, Duration.ZERO, Order.PER_KEY, 5, null, shards, PollRules.DEFAULT);
    var function = FunctionSpec.of("orders", "com.example.Orders", trigger).on(platform);
    return (StreamPolicy) DeliveryPolicy.of(platform, function, trigger);
  }

  @Test
  void keys_of_a_partition_run_side_by_side_when_the_platform_is_asked_to() {
    var policy =
        new StreamPolicy(
            new Batching(10, Duration.ZERO, 1000),
            new Retries(2, Backoff.constant(Duration.ZERO), null, Duration.ofDays(1)),
            false,
            2,
            10);
    var items =
        List.of(
            DeliveryItem.of("1", "a", 1, now),
            DeliveryItem.of("2", "b", 1, now),
            DeliveryItem.of("3", "a", 1, now));

    var commands = policy.model().step(new DeliveryInput.Accepted(items), now);

    assertThat(deliveries(commands))
        .extracting(it -> ids((Deliver) it))
        .containsExactlyInAnyOrder(List.of("1", "3"), List.of("2"));
  }

  /** Answers every delivery, failing one record, until nothing is left; answers with the ends. */
  private List<String> play(DeliveryModel model, List<DeliveryCommand> first, String bad) {
    var story = new ArrayList<String>();
    var commands = first;
    while (model.waiting() + model.inFlight() > 0) {
      var deliveries = deliveries(commands);
      if (deliveries.isEmpty()) {
        now = wake(commands);
        commands = tick(model);
      } else {
        var delivery = (Deliver) deliveries.get(0);
        var failed = ids(delivery).contains(bad) ? Set.copyOf(ids(delivery)) : Set.<String>of();
        commands = answer(model, delivery, failed);
        commands.forEach(it -> tell(it, story));
      }
    }
    return story;
  }

  private static void tell(DeliveryCommand command, List<String> story) {
    if (command instanceof DeliveryCommand.Done it) {
      story.add("done " + it.ids());
    } else if (command instanceof DeliveryCommand.Dead it) {
      story.add("dead " + it.id() + " after " + it.attempts());
    }
  }

  private static Instant wake(List<DeliveryCommand> commands) {
    return commands.stream()
        .filter(DeliveryCommand.WakeAt.class::isInstance)
        .map(it -> ((DeliveryCommand.WakeAt) it).at())
        .findFirst()
        .orElseThrow();
  }

  private static DeliveryModel model(Platform platform, int batch, int window, int attempts) {
    var trigger =
        new StreamTrigger(
            "clicks", "clicks", batch, Duration.ofSeconds(window), Order.PER_KEY, attempts, null);
    var function = FunctionSpec.of("orders", "com.example.Orders", trigger).on(platform);
    return DeliveryPolicy.of(platform, function, trigger).model();
  }

  private List<DeliveryCommand> send(DeliveryModel model, int partition, String... ids) {
    var items = new ArrayList<DeliveryItem>();
    for (var id : ids) {
      items.add(new DeliveryItem(id, null, partition, 10, 0, now, now));
    }
    return model.step(new DeliveryInput.Accepted(items), now);
  }

  private List<DeliveryCommand> tick(DeliveryModel model) {
    return model.step(new DeliveryInput.Tick(), now);
  }

  private List<DeliveryCommand> answer(DeliveryModel model, Deliver delivery, Set<String> failed) {
    return model.step(
        new DeliveryInput.Answered(delivery.delivery(), failed, "told to", false), now);
  }

  private static List<DeliveryCommand> deliveries(List<DeliveryCommand> commands) {
    return commands.stream().filter(Deliver.class::isInstance).toList();
  }

  private static Deliver deliver(List<DeliveryCommand> commands) {
    return (Deliver) deliveries(commands).get(0);
  }

  private static List<String> ids(Deliver delivery) {
    return delivery.items().stream().map(Attempt::id).toList();
  }
}
