// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import dev.sampan.platform.delivery.DeliveryCommand.Attempt;
import dev.sampan.platform.delivery.DeliveryCommand.Deliver;
import dev.sampan.platform.delivery.DeliveryCommand.Window;
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

/** Windows of a shard: docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html. */
final class TumblingWindowTest {

  private static final Instant START = Instant.parse("2026-11-23T10:15:20Z");
  private static final Instant WINDOW = Instant.parse("2026-11-23T10:15:00Z");
  private static final Instant NEXT = Instant.parse("2026-11-23T10:16:00Z");

  private Instant now = START;
  private final DeliveryModel model = model(Platform.LAMBDA);

  @Test
  void a_window_ends_with_a_delivery_without_records_when_the_next_one_begins() {
    var first = only(send("a", "b"));
    assertThat(ids(first)).containsExactly("a", "b");
    assertThat(first.window()).isEqualTo(new Window(0, WINDOW, NEXT, false, false));

    now = START.plusSeconds(50);
    assertThat(delivered(send("c"))).isEmpty();
    var last = only(answer(first, Set.of(), "", false));

    assertThat(last.items()).isEmpty();
    assertThat(last.window()).isEqualTo(new Window(0, WINDOW, NEXT, true, false));
    var fresh = only(answer(last, Set.of(), "", false));
    assertThat(ids(fresh)).containsExactly("c");
    assertThat(fresh.window()).isEqualTo(new Window(0, NEXT, NEXT.plusSeconds(60), false, false));
  }

  @Test
  void no_batch_has_records_of_two_windows() {
    var model = model(Platform.LAMBDA);
    var items = new ArrayList<DeliveryItem>();
    for (var second : List.of(20, 59, 60, 61)) {
      var at = WINDOW.plusSeconds(second);
      items.add(new DeliveryItem("r" + second, null, 0, 10, 0, at, at));
    }

    var first = only(model.step(new DeliveryInput.Accepted(items), NEXT.plusSeconds(9)));

    assertThat(ids(first)).containsExactly("r20", "r59");
  }

  @Test
  void a_window_without_further_records_ends_two_minutes_after_its_end() {
    var first = only(send("a"));
    var wake = answer(first, Set.of(), "", false);
    assertThat(wake).contains(new DeliveryCommand.WakeAt(NEXT.plus(Duration.ofMinutes(2))));

    now = NEXT.plusSeconds(119);
    assertThat(delivered(tick())).isEmpty();
    now = NEXT.plusSeconds(120);
    var last = only(tick());

    assertThat(last.window()).isEqualTo(new Window(0, WINDOW, NEXT, true, false));
    assertThat(answer(last, Set.of(), "", false)).isEmpty();
    assertThat(model.deliveries()).isZero();
  }

  @Test
  void a_failed_batch_is_delivered_again_in_its_window() {
    var first = only(send("a", "b"));
    assertThat(delivered(answer(first, Set.of("b"), "no", false))).isEmpty();
    now = NEXT.plusSeconds(5);

    var again = only(tick());

    assertThat(again.items()).containsExactly(new Attempt("b", 2));
    assertThat(again.window()).isEqualTo(new Window(0, WINDOW, NEXT, false, false));
  }

  @Test
  void the_end_of_a_window_is_tried_as_often_as_a_batch() {
    var first = only(send("a"));
    now = NEXT;
    send("b");
    var last = only(answer(first, Set.of(), "", false));
    for (var attempt = 1; attempt < 3; attempt++) {
      assertThat(delivered(answer(last, Set.of(), "failed", false))).isEmpty();
      now = now.plusSeconds(60);
      last = only(tick());
      assertThat(last.window()).isEqualTo(new Window(0, WINDOW, NEXT, true, false));
    }

    var given = only(answer(last, Set.of(), "failed", false));

    assertThat(ids(given)).containsExactly("b");
  }

  @Test
  void a_window_whose_state_is_too_large_ends_early_and_begins_anew() {
    var first = only(send("a"));
    send("b");

    var last = only(answer(first, Set.of(), "", true));

    assertThat(last.items()).isEmpty();
    assertThat(last.window()).isEqualTo(new Window(0, WINDOW, NEXT, true, true));
    var more = only(answer(last, Set.of(), "", false));
    assertThat(ids(more)).containsExactly("b");
    assertThat(more.window()).isEqualTo(new Window(0, WINDOW, NEXT, false, false));
  }

  @Test
  void a_window_that_was_open_goes_on_after_a_restart() {
    model.step(new DeliveryInput.Resumed(0, WINDOW), now);
    now = NEXT.plusSeconds(120);

    assertThat(only(tick()).window()).isEqualTo(new Window(0, WINDOW, NEXT, true, false));
  }

  @Test
  void where_there_are_no_windows_there_is_none() {
    var scf = model(Platform.SCF);

    var first = only(scf.step(new DeliveryInput.Accepted(List.of(item("a"))), now));

    assertThat(first.window()).isNull();
  }

  private static DeliveryModel model(Platform platform) {
    var shards = new ShardRules(4, null, false, Duration.ofMinutes(1), null);
    var trigger =
        new StreamTrigger(
            "c", "c", 10, Duration.ZERO, Order.NONE, 3, null, shards, PollRules.DEFAULT);
    var function = FunctionSpec.of("sums", "com.example.Sums", trigger).on(platform);
    return DeliveryPolicy.of(platform, function, trigger).bounded(10, 2).model();
  }

  private DeliveryItem item(String id) {
    return new DeliveryItem(id, id, 0, 10, 0, now, now);
  }

  private List<DeliveryCommand> send(String... ids) {
    var items = List.of(ids).stream().map(this::item).toList();
    return model.step(new DeliveryInput.Accepted(items), now);
  }

  private List<DeliveryCommand> tick() {
    return model.step(new DeliveryInput.Tick(), now);
  }

  private List<DeliveryCommand> answer(
      Deliver delivery, Set<String> failed, String reason, boolean closes) {
    return model.step(
        new DeliveryInput.Answered(delivery.delivery(), failed, reason, false, closes), now);
  }

  private static List<DeliveryCommand> delivered(List<DeliveryCommand> commands) {
    return commands.stream().filter(Deliver.class::isInstance).toList();
  }

  private static Deliver only(List<DeliveryCommand> commands) {
    assertThat(delivered(commands)).hasSize(1);
    return (Deliver) delivered(commands).get(0);
  }

  private static List<String> ids(Deliver delivery) {
    return delivery.items().stream().map(Attempt::id).toList();
  }
}
