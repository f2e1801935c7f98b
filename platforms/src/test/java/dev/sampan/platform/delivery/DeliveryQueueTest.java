// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import dev.sampan.platform.delivery.DeliveryCommand.Attempt;
import dev.sampan.platform.delivery.DeliveryCommand.Deliver;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.LogTrigger;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.PollRules;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.ScheduleTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each platform makes of events that stand alone, on a clock of the test's own. */
final class DeliveryQueueTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = START;

  @Test
  void sqs_hides_a_failed_message_for_30_seconds_from_its_delivery() {
    var model = model(Platform.LAMBDA, queue(10, 0, Order.NONE));
    var first = deliver(send(model, "a"));
    now = START.plusSeconds(4);

    var failed = fail(model, first, "a");

    assertThat(failed)
        .contains(new DeliveryCommand.Retry("a", 1, START.plusSeconds(30), "told to"));
    now = START.plusSeconds(29);
    assertThat(deliveries(tick(model))).isEmpty();
    now = START.plusSeconds(30);
    assertThat(deliver(tick(model)).items()).containsExactly(new Attempt("a", 2));
  }

  @Test
  void sqs_takes_a_message_for_failed_that_is_not_answered_before_it_is_visible_again() {
    var model = model(Platform.LAMBDA, queue(10, 0, Order.NONE));
    var first = deliver(send(model, "a"));
    now = START.plusSeconds(30);

    var second = deliver(tick(model));

    assertThat(second.items()).containsExactly(new Attempt("a", 2));
    assertThat(done(model, first)).isEmpty();
    assertThat(done(model, second)).contains(new DeliveryCommand.Done(List.of("a")));
  }

  @Test
  void sqs_waits_for_its_window_or_a_full_batch() {
    var model = model(Platform.LAMBDA, queue(3, 5, Order.NONE));

    assertThat(deliveries(send(model, "a"))).isEmpty();
    now = START.plusSeconds(2);
    assertThat(deliveries(send(model, "b"))).isEmpty();
    now = START.plusSeconds(5);
    assertThat(ids(deliver(tick(model)))).containsExactly("a", "b");
    assertThat(ids(deliver(send(model, "c", "d", "e", "f")))).containsExactly("c", "d", "e");
  }

  @Test
  void sqs_starts_with_five_deliveries_and_adds_300_a_minute() {
    var model = model(Platform.LAMBDA, queue(1, 0, Order.NONE));

    assertThat(deliveries(send(model, names(20)))).hasSize(5);
    now = START.plusMillis(200);
    assertThat(deliveries(tick(model))).hasSize(1);
    now = START.plusSeconds(2);
    assertThat(deliveries(tick(model))).hasSize(9);
  }

  @Test
  void sqs_keeps_a_group_back_while_its_first_message_is_repeated() {
    var model = model(Platform.LAMBDA, queue(1, 0, Order.PER_KEY));
    var commands = new ArrayList<DeliveryCommand>(sendKeyed(model, "k", "a", "b"));
    commands.addAll(sendKeyed(model, "other", "c"));
    var first = (Deliver) deliveries(commands).get(0);

    assertThat(deliveries(commands)).extracting(it -> ids((Deliver) it)).hasSize(2);
    assertThat(deliveries(fail(model, first, "a"))).isEmpty();
    now = START.plusSeconds(30);
    var again = deliver(tick(model));
    assertThat(ids(again)).containsExactly("a");
    assertThat(ids(deliver(done(model, again)))).containsExactly("b");
  }

  @Test
  void a_message_goes_to_the_dead_letter_after_its_attempts() {
    var model = model(Platform.LAMBDA, queue(1, 0, Order.NONE));
    var commands = send(model, "a");

    for (var attempt = 1; attempt < 3; attempt++) {
      commands = fail(model, deliver(commands), "a");
      now = now.plusSeconds(30);
      commands = tick(model);
    }

    assertThat(fail(model, deliver(commands), "a"))
        .containsExactly(new DeliveryCommand.Dead("a", 3, "told to"));
    assertThat(model.waiting() + model.inFlight()).isZero();
  }

  @Test
  void lambda_calls_again_after_one_minute_and_then_two() {
    var model = model(Platform.LAMBDA, new LogTrigger("log", "log"));
    var commands = send(model, "a");

    assertThat(waits(model, commands, 3)).containsExactly(60L, 120L, -1L);
  }

  @Test
  void lambda_asks_again_for_an_instance_after_1_2_and_4_seconds_and_counts_no_attempt() {
    var model = model(Platform.LAMBDA, new LogTrigger("log", "log"));
    var delivery = deliver(send(model, "a"));
    var waits = new ArrayList<Long>();

    for (var i = 0; i < 3; i++) {
      var refused = answer(model, delivery, Set.of("a"), true);
      var retry = (DeliveryCommand.Retry) refused.get(0);
      assertThat(retry.attempts()).isZero();
      waits.add(Duration.between(now, retry.notBefore()).toSeconds());
      now = retry.notBefore();
      delivery = deliver(tick(model));
    }

    assertThat(waits).containsExactly(1L, 2L, 4L);
    assertThat(delivery.items()).containsExactly(new Attempt("a", 1));
  }

  @Test
  void scf_calls_three_times_a_minute_apart() {
    var model = model(Platform.SCF, queue(10, 0, Order.NONE));

    assertThat(waits(model, send(model, "a"), 3)).containsExactly(60L, 60L, -1L);
  }

  @Test
  void scf_takes_each_message_by_itself() {
    var model = model(Platform.SCF, queue(10, 5, Order.NONE));

    assertThat(deliveries(send(model, "a", "b"))).hasSize(2);
  }

  @Test
  void pub_sub_waits_twice_as_long_each_time_and_gives_up_after_five_at_the_earliest() {
    var model = model(Platform.CLOUDRUN, queue(10, 0, Order.NONE));

    assertThat(waits(model, send(model, "a"), 5)).containsExactly(10L, 20L, 40L, 80L, -1L);
  }

  @Test
  void eventarc_gives_an_event_up_when_it_is_a_day_old() {
    var model = model(Platform.CLOUDRUN, new LogTrigger("log", "log"));
    var commands = send(model, "a");
    var end = START.plus(Duration.ofDays(1));

    while (!(commands.get(0) instanceof DeliveryCommand.Dead)) {
      commands = fail(model, deliver(commands), "a");
      if (commands.get(0) instanceof DeliveryCommand.Retry retry) {
        now = retry.notBefore();
        commands = tick(model);
      }
    }

    assertThat(now).isBefore(end).isAfter(end.minus(Duration.ofMinutes(11)));
    assertThat(commands.get(0).toString()).contains("older than 24h");
  }

  @Test
  void cloud_scheduler_does_not_try_again() {
    var schedule = new ScheduleTrigger("nightly", null, Duration.ofHours(1), ZoneOffset.UTC, "");
    var model = model(Platform.CLOUDRUN, schedule);

    assertThat(waits(model, send(model, "a"), 1)).containsExactly(-1L);
  }

  @Test
  void nothing_begins_after_a_stop_and_what_fails_stays_as_it_was() {
    var model = model(Platform.LAMBDA, queue(1, 0, Order.NONE));
    var delivery = deliver(send(model, "a"));
    var unused = model.step(new DeliveryInput.Stop(), now);

    assertThat(send(model, "b")).isEmpty();
    assertThat(fail(model, delivery, "a")).isEmpty();
    assertThat(model.waiting()).isEqualTo(2);
    assertThat(model.deliveries()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"LAMBDA, 3, 3", "LAMBDA, 1, 2", "CLOUDRUN, 3, 10"})
  void a_trigger_may_bound_its_deliveries_where_the_platform_lets_it(
      Platform platform, int asked, int deliveries) {
    var bounded =
        new QueueTrigger(
            "orders", "orders", 1, Duration.ZERO, Order.NONE, 5, null, asked, PollRules.DEFAULT);
    var model = model(platform, bounded);

    var ids = IntStream.range(0, 50).mapToObj(it -> "m-" + it).toArray(String[]::new);

    assertThat(send(model, ids).stream().filter(Deliver.class::isInstance)).hasSize(deliveries);
  }

  /** The seconds that a message waits after each failure; -1 when it is given up. */
  private List<Long> waits(DeliveryModel model, List<DeliveryCommand> commands, int failures) {
    var waits = new ArrayList<Long>();
    var next = commands;
    for (var i = 0; i < failures; i++) {
      var end = fail(model, deliver(next), "a").get(0);
      if (end instanceof DeliveryCommand.Retry retry) {
        waits.add(Duration.between(now, retry.notBefore()).toSeconds());
        now = retry.notBefore();
        next = tick(model);
      } else {
        waits.add(-1L);
      }
    }
    return waits;
  }

  private static QueueTrigger queue(int batch, int windowSeconds, Order order) {
    var window = Duration.ofSeconds(windowSeconds);
    return new QueueTrigger("orders", "orders", batch, window, order, 3, null);
  }

  private static DeliveryModel model(Platform platform, TriggerSpec trigger) {
    var function = FunctionSpec.of("orders", "com.example.Orders", trigger).on(platform);
    return DeliveryPolicy.of(platform, function, trigger).model();
  }

  private List<DeliveryCommand> send(DeliveryModel model, String... ids) {
    return sendKeyed(model, null, ids);
  }

  private List<DeliveryCommand> sendKeyed(
      DeliveryModel model, @Nullable String key, String... ids) {
    var items = List.of(ids).stream().map(it -> DeliveryItem.of(it, key, 10, now)).toList();
    return model.step(new DeliveryInput.Accepted(items), now);
  }

  private List<DeliveryCommand> tick(DeliveryModel model) {
    return model.step(new DeliveryInput.Tick(), now);
  }

  private List<DeliveryCommand> fail(DeliveryModel model, Deliver delivery, String... ids) {
    return answer(model, delivery, Set.of(ids), false);
  }

  private List<DeliveryCommand> done(DeliveryModel model, Deliver delivery) {
    return answer(model, delivery, Set.of(), false);
  }

  private List<DeliveryCommand> answer(
      DeliveryModel model, Deliver delivery, Set<String> failed, boolean refused) {
    return model.step(
        new DeliveryInput.Answered(delivery.delivery(), failed, "told to", refused), now);
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

  private static String[] names(int count) {
    var names = new String[count];
    for (var i = 0; i < count; i++) {
      names[i] = "n" + i;
    }
    return names;
  }
}
