// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same call again and again over some kept-open connections, each with one call at a time.
 *
 * @param rate calls a second that succeeded
 * @param millis how long each of them took
 * @param failures how many did not
 */
record Barrage(double rate, Sample millis, int failures) {

  /** Opens one connection. */
  interface Door {
    HttpPath open() throws IOException;
  }

  static Barrage of(Door door, int connections, long nanos)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<Double> millis = new ArrayList<>();
    int failures = 0;
    for (Lane lane : lanes(door, connections, start + nanos)) {
      millis.addAll(lane.millis);
      failures += lane.failures;
    }
    return new Barrage(
        millis.size() / ((System.nanoTime() - start) / 1e9), Sample.of(millis), failures);
  }

  private static List<Lane> lanes(Door door, int connections, long end)
      throws IOException, InterruptedException {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      lanes.add(new Lane(door, end));
    }
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      for (Future<?> each : threads.invokeAll(lanes)) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      threads.shutdown();
    }
    return lanes;
  }

  /** One connection, opened again after each failure. */
  private static final class Lane implements Callable<Lane> {

    private final Door door;
    private final long end;
    private final List<Double> millis = new ArrayList<>();
    private int failures;

    Lane(Door door, long end) {
      this.door = door;
      this.end = end;
    }

    @Override
    public Lane call() {
      while (System.nanoTime() < end) {
        try (HttpPath path = door.open()) {
          calls(path);
        } catch (IOException e) {
          failures++;
        }
      }
      return this;
    }

    private void calls(HttpPath path) throws IOException {
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        String unused = path.call();
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
  }
}
