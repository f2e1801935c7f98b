// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many functions in one virtual time: what happens in them happens in the order of its time, so
 * that they can share a {@link dev.sampan.platform.kernel.Quota}. Not thread-safe.
 */
public final class Fleet {

  /** A heap by the time at which something happens next; the times stand apart, to be near. */
  private final Simulation[] heap;

  private final long[] times;
  private final List<Simulation> functions;
  private long now;

  private Fleet(List<Simulation> functions) {
    this.functions = List.copyOf(functions);
    this.heap = functions.toArray(Simulation[]::new);
    this.times = functions.stream().mapToLong(Simulation::nextAt).toArray();
    for (var i = heap.length / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  /**
   * A fleet at time 0.
   *
   * @param functions at least one, which all stand at time 0 and from now on belong to the fleet
   */
  public static Fleet of(List<Simulation> functions) {
    return new Fleet(functions);
  }

  /**
   * Lets so much time pass in all functions.
   *
   * @throws ArithmeticException if virtual time would last longer than 292 years
   */
  public void advance(Duration time) {
    now = Math.addExact(now, time.toNanos());
    while (times[0] <= now) {
      heap[0].happen();
      times[0] = heap[0].nextAt();
      sink(0);
    }
    functions.forEach(it -> it.standAt(now));
  }

  /** What has happened in each function since time 0, in the order in which they were given. */
  public List<Tally> tallies() {
    var tallies = new ArrayList<Tally>(functions.size());
    functions.forEach(it -> tallies.add(it.tally()));
    return tallies;
  }

  private void sink(int from) {
    var it = heap[from];
    var time = times[from];
    var index = from;
    for (var child = 2 * index + 1; child < heap.length; child = 2 * index + 1) {
      if (child + 1 < heap.length && times[child + 1] < times[child]) {
        child++;
      }
      if (time <= times[child]) {
        break;
      }
      heap[index] = heap[child];
      times[index] = times[child];
      index = child;
    }
    heap[index] = it;
    times[index] = time;
  }
}
