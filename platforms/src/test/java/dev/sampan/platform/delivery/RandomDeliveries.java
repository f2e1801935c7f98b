// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.delivery.DeliveryCommand.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A world that sends, answers, forgets to answer, and checks every command of a model. */
final class RandomDeliveries {

  private final DeliveryModel model;
  private final Random random;
  private final int mostAttempts;
  private final boolean partialFailures;
  private final Map<String, DeliveryItem> sent = new LinkedHashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<Long, List<Attempt>> flights = new LinkedHashMap<>();
  private final Map<Long, Instant> begun = new HashMap<>();
  private final Duration hidden;

  /** For each key or partition, what is not ended, in order. */
  private final Map<String, Deque<String>> order = new HashMap<>();

  private final StringBuilder log = new StringBuilder();
  private Instant now = Instant.EPOCH;
  private @Nullable Instant wake;
  private int mostFlights;

  RandomDeliveries(DeliveryPolicy policy, Random random, boolean partialFailures) {
    this.model = policy.model();
    this.random = random;
    this.mostAttempts = policy.retries().attempts();
    this.partialFailures = partialFailures;
    this.hidden = policy instanceof QueuePolicy queue ? queue.hidden() : Duration.ZERO;
  }

  String log() {
    return log.toString();
  }

  int mostFlights() {
    return mostFlights;
  }

  int sent() {
    return sent.size();
  }

  int ended() {
    return ended.size();
  }

  /** Lets something happen. */
  void step() {
    switch (random.nextInt(4)) {
      case 0 -> send(1 + random.nextInt(4));
      case 1 -> answer(false);
      case 2 -> {
        now = now.plusMillis(random.nextInt(3000));
        tick();
      }
      default -> answer(random.nextInt(3) == 0);
    }
  }

  /** Sends nothing more and lets time pass until all has ended. */
  void settle() {
    for (var i = 0; i < 100_000 && ended.size() < sent.size(); i++) {
      if (!flights.isEmpty()) {
        answer(random.nextInt(4) == 0);
      } else {
        now = wake == null ? now.plusSeconds(1) : later(wake, now);
        tick();
      }
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void tick() {
    feed(new DeliveryInput.Tick());
  }

  private void send(int count) {
    var items = new ArrayList<DeliveryItem>();
    for (var i = 0; i < count; i++) {
      var id = "m" + sent.size();
      var key = random.nextInt(5) == 0 ? null : "k" + random.nextInt(3);
      var item = new DeliveryItem(id, key, random.nextInt(2), random.nextInt(100), 0, now, now);
      sent.put(id, item);
      order.computeIfAbsent(line(item), it -> new ArrayDeque<>()).add(id);
      items.add(item);
    }
    feed(new DeliveryInput.Accepted(items));
  }

  /** What keeps its order: a partition of a stream, a key of a queue. */
  private String line(DeliveryItem item) {
    if (model instanceof DeliveryStream) {
      return "partition " + item.partition();
    }
    return item.key() == null ? item.id() : item.key();
  }

  private void answer(boolean failing) {
    if (flights.isEmpty()) {
      return;
    }
    var delivery = List.copyOf(flights.keySet()).get(random.nextInt(flights.size()));
    var items = Objects.requireNonNull(flights.remove(delivery));
    var failed = failing ? failed(items) : Set.<String>of();
    feed(new DeliveryInput.Answered(delivery, failed, failing ? "told to" : "", false));
    // A second answer to the same delivery must change nothing.
    feed(new DeliveryInput.Answered(delivery, Set.of(), "", false));
  }

  /** All, or one message and whatever of its key comes after it. */
  private Set<String> failed(List<Attempt> items) {
    var failed = new HashSet<String>();
    var first = partialFailures ? random.nextInt(items.size()) : 0;
    var keys = new HashSet<String>();
    for (var i = first; i < items.size(); i++) {
      var item = item(items.get(i).id());
      if (!partialFailures || i == first || keys.contains(line(item))) {
        failed.add(item.id());
        keys.add(line(item));
      }
    }
    return failed;
  }

  private void feed(DeliveryInput input) {
    flights.keySet().removeIf(it -> isLost(begun.get(it)));
    for (var command : model.step(input, now)) {
      log.append(now.toEpochMilli()).append(' ').append(command).append('\n');
      check(command);
    }
    assertThat(model.waiting() + model.inFlight()).isEqualTo(sent.size() - ended.size());
    mostFlights = Math.max(mostFlights, model.deliveries());
  }

  private void check(DeliveryCommand command) {
    if (command instanceof DeliveryCommand.Deliver it) {
      delivered(it);
    } else if (command instanceof DeliveryCommand.Done it) {
      it.ids().forEach(this::end);
    } else if (command instanceof DeliveryCommand.Dead it) {
      end(it.id());
    } else if (command instanceof DeliveryCommand.Retry it) {
      failures.put(it.id(), it.attempts());
      assertThat(it.attempts()).isLessThan(mostAttempts);
      assertThat(it.notBefore()).isAfterOrEqualTo(now);
    } else if (command instanceof DeliveryCommand.WakeAt it) {
      wake = it.at();
    }
  }

  private void end(String id) {
    assertThat(ended.add(id)).as(id + " ends once").isTrue();
    line(id).remove(id);
  }

  private void delivered(DeliveryCommand.Deliver it) {
    var perLine = new HashMap<String, Integer>();
    for (var attempt : it.items()) {
      var item = item(attempt.id());
      assertThat(ended).doesNotContain(attempt.id());
      assertThat(attempt.attempt()).isEqualTo(failures.getOrDefault(attempt.id(), 0) + 1);
      var place = perLine.merge(line(item), 1, Integer::sum) - 1;
      assertThat(List.copyOf(line(item.id())).get(place)).isEqualTo(attempt.id());
    }
    for (var other : flights.values()) {
      for (var attempt : other) {
        assertThat(perLine).doesNotContainKey(line(item(attempt.id())));
      }
    }
    flights.put(it.delivery(), it.items());
    begun.put(it.delivery(), now);
  }

  private DeliveryItem item(String id) {
    return Objects.requireNonNull(sent.get(id));
  }

  private Deque<String> line(String id) {
    return Objects.requireNonNull(order.get(line(item(id))));
  }

  private boolean isLost(@Nullable Instant since) {
    return !hidden.isZero() && since != null && !now.isBefore(since.plus(hidden));
  }
}
