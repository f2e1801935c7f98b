// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.delivery.DeliveryCommand.Deliver;
import dev.sampan.platform.delivery.DeliveryCommand.Done;
import dev.sampan.platform.delivery.DeliveryCommand.WakeAt;
import dev.sampan.platform.delivery.WaitingMessages.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events that stand alone, or in order of their keys: one delivery of a key at a time, and
 * what failed comes before what is behind it.
 */
public final class DeliveryQueue implements DeliveryModel {

  private record Flight(Taken taken, Instant begun) {}

  private final QueuePolicy policy;
  private final Ends ends;
  private final WaitingMessages waiting;
  private final Map<Long, Flight> flights = new LinkedHashMap<>();
  private final List<DeliveryCommand> out = new ArrayList<>();
  private int inFlight;
  private long deliveries;
  private boolean stopped;
  private @Nullable Instant busySince;
  private Instant wakeAt = Instant.MAX;

  DeliveryQueue(QueuePolicy policy) {
    this.policy = policy;
    this.ends = new Ends(policy.retries());
    this.waiting = new WaitingMessages(policy.order());
  }

  @Override
  public List<DeliveryCommand> step(DeliveryInput input, Instant now) {
    out.clear();
    accept(input, now);
    giveUpUnanswered(now);
    waiting.show(now);
    grow(now);
    deliver(now);
    wake(now);
    return List.copyOf(out);
  }

  @Override
  public int waiting() {
    return waiting.size();
  }

  @Override
  public int inFlight() {
    return inFlight;
  }

  @Override
  public int deliveries() {
    return flights.size();
  }

  private void accept(DeliveryInput input, Instant now) {
    if (input instanceof DeliveryInput.Accepted it) {
      it.items().forEach(waiting::add);
    } else if (input instanceof DeliveryInput.Answered it) {
      answered(it.delivery(), it.failed(), it.reason(), it.refused(), now);
    } else if (input instanceof DeliveryInput.Tick) {
      wakeAt = Instant.MAX;
    } else {
      stopped = true;
    }
  }

  private void answered(
      long delivery, Set<String> failed, String reason, boolean refused, Instant now) {
    var flight = flights.remove(delivery);
    if (flight == null) {
      return;
    }
    inFlight -= flight.taken().messages().size();
    var done = new ArrayList<String>();
    var back = new ArrayList<Message>();
    for (var message : flight.taken().messages()) {
      if (!failed.contains(message.id())) {
        done.add(message.id());
      } else if (stopped || again(ends.failed(message, refused, reason, flight.begun(), now))) {
        back.add(message);
      }
    }
    if (!done.isEmpty()) {
      out.add(new Done(done));
    }
    release(flight.taken().groups(), back);
  }

  /** Passes on what is decided; answers whether there is another delivery. */
  private boolean again(DeliveryCommand end) {
    out.add(end);
    return end instanceof DeliveryCommand.Retry;
  }

  private void release(List<Group> groups, List<Message> back) {
    var byGroup = back.stream().collect(Collectors.groupingBy(Message::group));
    groups.forEach(it -> waiting.release(it, byGroup.getOrDefault(it, List.of())));
  }

  /** What was hidden for a delivery that nobody answered comes into sight again. */
  private void giveUpUnanswered(Instant now) {
    while (!now.isBefore(nextLost())) {
      var oldest = flights.entrySet().iterator().next();
      var all = oldest.getValue().taken().messages().stream().map(Message::id).toList();
      var reason = "no answer within " + policy.hidden().toSeconds() + " s";
      answered(oldest.getKey(), Set.copyOf(all), reason, false, now);
    }
  }

  /** Work is what keeps the number of deliveries growing. */
  private void grow(Instant now) {
    if (flights.isEmpty() && waiting.dueSince().equals(Instant.MAX)) {
      busySince = null;
    } else if (busySince == null) {
      busySince = now;
    }
  }

  private void deliver(Instant now) {
    while (!stopped && isFull(now) && flights.size() < allowed(now)) {
      var taken = waiting.take(policy.batching(), now);
      inFlight += taken.messages().size();
      flights.put(++deliveries, new Flight(taken, now));
      if (!expire(deliveries, taken, now)) {
        var attempts = taken.messages().stream().map(Message::attempt).toList();
        out.add(new Deliver(deliveries, attempts));
      }
      waiting.show(now);
    }
  }

  /** A delivery of which a message has grown too old is made anew without that message. */
  private boolean expire(long delivery, Taken taken, Instant now) {
    var fresh = new ArrayList<Message>();
    for (var message : taken.messages()) {
      if (ends.expired(message, now)) {
        out.add(ends.expire(message));
      } else {
        fresh.add(message);
      }
    }
    if (fresh.size() == taken.messages().size()) {
      return false;
    }
    flights.remove(delivery);
    inFlight -= taken.messages().size();
    release(taken.groups(), fresh);
    return true;
  }

  private boolean isFull(Instant now) {
    var since = waiting.dueSince();
    return !since.equals(Instant.MAX)
        && (waiting.fills(policy.batching()) || !now.isBefore(windowEnd(since)));
  }

  private Instant windowEnd(Instant since) {
    return since.equals(Instant.MAX) ? since : since.plus(policy.batching().window());
  }

  private int allowed(Instant now) {
    var since = busySince == null ? now : busySince;
    return policy.scaling().after(Duration.between(since, now));
  }

  private void wake(Instant now) {
    var at = nextLost();
    if (!stopped) {
      at = earlier(at, waiting.nextDue());
      at = earlier(at, nextDelivery(now));
    }
    if (!at.equals(wakeAt)) {
      wakeAt = at;
      if (!at.equals(Instant.MAX)) {
        out.add(new WakeAt(at));
      }
    }
  }

  /** When the oldest delivery is lost, and with it the first one; {@code MAX} if none ever is. */
  private Instant nextLost() {
    return flights.isEmpty() || policy.hidden().isZero()
        ? Instant.MAX
        : flights.values().iterator().next().begun().plus(policy.hidden());
  }

  private Instant nextDelivery(Instant now) {
    if (busySince == null || waiting.dueSince().equals(Instant.MAX)) {
      return Instant.MAX;
    }
    if (flights.size() >= allowed(now)) {
      return policy.scaling().reached(flights.size() + 1, busySince);
    }
    return windowEnd(waiting.dueSince());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
