// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.delivery.DeliveryCommand.Deliver;
import dev.sampan.platform.delivery.DeliveryCommand.Done;
import dev.sampan.platform.delivery.DeliveryCommand.WakeAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Delivers records in the order of their partitions: nothing behind a record that failed is
 * delivered before that record is done or given up.
 *
 * <p>What comes before the first failed record of a batch is done; the rest is delivered again, and
 * given up together. A policy may cut a batch in two instead, down to the record that fails.
 *
 * <p>With windows no delivery has records of two of them, and one without records ends each.
 */
public final class DeliveryStream implements DeliveryModel {

  /** A part of a partition whose keys no other part has. */
  private record Part(int partition, int slot) implements Comparable<Part> {

    @Override
    public int compareTo(Part other) {
      return partition == other.partition
          ? Integer.compare(slot, other.slot)
          : Integer.compare(partition, other.partition);
    }
  }

  private final StreamPolicy policy;
  private final Ends ends;
  private final Map<Part, Track> tracks = new TreeMap<>();
  private final Map<Long, Track> flights = new HashMap<>();
  private final List<DeliveryCommand> out = new ArrayList<>();
  private int waiting;
  private int inFlight;
  private long deliveries;
  private boolean stopped;
  private Instant wakeAt = Instant.MAX;

  DeliveryStream(StreamPolicy policy) {
    this.policy = policy;
    this.ends = new Ends(policy.retries());
  }

  @Override
  public List<DeliveryCommand> step(DeliveryInput input, Instant now) {
    out.clear();
    accept(input, now);
    tracks.values().forEach(it -> deliver(it, now));
    wake();
    return List.copyOf(out);
  }

  @Override
  public int waiting() {
    return waiting;
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
      it.items().forEach(this::add);
    } else if (input instanceof DeliveryInput.Answered it) {
      var track = flights.remove(it.delivery());
      if (track != null && track.ending()) {
        ended(track, it, now);
      } else if (track != null) {
        answered(track, it, now);
      }
    } else if (input instanceof DeliveryInput.Resumed it) {
      var window = track(new Part(it.partition(), 0)).window();
      if (window != null) {
        window.resume(it.start());
      }
    } else if (input instanceof DeliveryInput.Tick) {
      wakeAt = Instant.MAX;
    } else {
      stopped = true;
    }
  }

  private void add(DeliveryItem item) {
    var slot = Math.floorMod(Objects.hashCode(item.key()), policy.parallel());
    track(new Part(item.partition(), slot)).add(item);
    waiting++;
  }

  private Track track(Part part) {
    var windows = policy.windows();
    return tracks.computeIfAbsent(
        part,
        it ->
            new Track(
                it.partition(),
                windows == null ? null : new OpenWindow(windows, policy.retries())));
  }

  /** The delivery without records that ends a window was answered. */
  private void ended(Track track, DeliveryInput.Answered answer, Instant now) {
    track.land();
    var window = track.window();
    if (window != null && answer.reason().isEmpty()) {
      window.close();
    } else if (window != null && !stopped) {
      window.failed(now);
    }
  }

  private void answered(Track track, DeliveryInput.Answered answer, Instant now) {
    var batch = track.land();
    if (answer.closes() && track.window() != null) {
      track.window().endEarly();
    }
    var first = firstFailed(batch, answer.failed());
    inFlight -= batch.size();
    if (first > 0) {
      out.add(new Done(batch.subList(0, first).stream().map(Message::id).toList()));
    }
    var rest = batch.subList(first, batch.size());
    if (!rest.isEmpty()) {
      var back = stopped ? List.of(rest) : failed(track, rest, first > 0, answer, now);
      track.putBack(back);
      waiting += back.stream().mapToInt(List::size).sum();
    }
  }

  private static int firstFailed(List<Message> batch, Set<String> failed) {
    var first = 0;
    while (first < batch.size() && !failed.contains(batch.get(first).id())) {
      first++;
    }
    return first;
  }

  /** Answers with the batches in which the records are delivered again. */
  private List<List<Message>> failed(
      Track track,
      List<Message> rest,
      boolean advanced,
      DeliveryInput.Answered answer,
      Instant now) {
    if (policy.bisect() && rest.size() > 1 && !answer.refused()) {
      var half = (rest.size() + 1) / 2;
      return advanced
          ? List.of(rest)
          : List.of(rest.subList(0, half), rest.subList(half, rest.size()));
    }
    var back = new ArrayList<Message>();
    for (var record : rest) {
      var end = ends.failed(record, answer.refused(), answer.reason(), track.begun(), now);
      out.add(end);
      if (end instanceof DeliveryCommand.Retry) {
        back.add(record);
      }
    }
    return back.isEmpty() ? List.of() : List.of(back);
  }

  private void deliver(Track track, Instant now) {
    expire(track, now);
    if (!stopped && flights.size() < policy.most() && !track.due(policy.batching()).isAfter(now)) {
      var batch = track.take(policy.batching(), now);
      waiting -= batch.size();
      inFlight += batch.size();
      flights.put(++deliveries, track);
      var attempts = batch.stream().map(Message::attempt).toList();
      out.add(new Deliver(deliveries, attempts, track.windowTaken()));
    }
  }

  private void expire(Track track, Instant now) {
    while (!track.flying() && !track.isEmpty() && ends.expired(track.first(), now)) {
      out.add(ends.expire(track.drop()));
      waiting--;
    }
  }

  private void wake() {
    var at = Instant.MAX;
    if (!stopped && flights.size() < policy.most()) {
      for (var track : tracks.values()) {
        var due = track.due(policy.batching());
        at = due.isBefore(at) ? due : at;
      }
    }
    if (!at.equals(wakeAt)) {
      wakeAt = at;
      if (!at.equals(Instant.MAX)) {
        out.add(new WakeAt(at));
      }
    }
  }
}
