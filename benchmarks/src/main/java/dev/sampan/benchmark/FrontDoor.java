// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.emulator.Emulator;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Measures how many asynchronous {@code Invoke} calls a second are accepted over HTTP, each on disk
 * before it is answered. The function holds those few that it is given for longer than a
 * measurement lasts, so that accepting is all there is to do. Client and emulator are one process;
 * its processor time says what a busy machine hides.
 */
final class FrontDoor {

  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final String PATH = "/2015-03-31/functions/slow/invocations";
  private static final String EVENT = "X-Amz-Invocation-Type: Event";

  private FrontDoor() {}

  /** Prints one row for each number of connections; the journal is in {@code benchmarks}. */
  static void print() throws IOException, InterruptedException, ManifestException {
    byte[] event = event();
    System.out.printf(
        "%-12s %12s %12s %14s %12s %12s %8s%n",
        "connections", "Invoke /s", "fastest", "cpu us/call", "median ms", "p99 ms", "failed");
    for (int connections : new int[] {64, 256}) {
      row(connections, event);
    }
  }

  private static byte[] event() throws IOException {
    try (InputStream in = FrontDoor.class.getResourceAsStream("function-url.json")) {
      String hello = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return hello.replace("/hello", "/slow").getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void row(int connections, byte[] event)
      throws IOException, InterruptedException, ManifestException {
    List<Double> rates = new ArrayList<>();
    List<Double> medians = new ArrayList<>();
    List<Double> tails = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    int failed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      // A new one each time, as a journal takes no more once it holds 256 MiB.
      try (Emulator emulator = Emulator.start(OwnProject.config().withOwnDirectory())) {
        Barrage.Door door = () -> new HttpPath(emulator.controlPort(), PATH, event, EVENT);
        Barrage unused = Barrage.of(door, connections, ROUND_NANOS);
        long before = processorNanos();
        Barrage calls = Barrage.of(door, connections, ROUND_NANOS);
        processor.add((processorNanos() - before) / 1e3 / calls.millis().sorted().size());
        rates.add(calls.rate());
        medians.add(calls.millis().median());
        tails.add(calls.millis().quantile(0.99));
        failed += calls.failures();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-12d %12.0f %12.0f %14.0f %12.2f %12.2f %8d%n",
        connections,
        Sample.of(rates).median(),
        Sample.of(rates).quantile(1),
        Sample.of(processor).median(),
        Sample.of(medians).median(),
        Sample.of(tails).median(),
        failed);
  }

  /** What client and emulator together have had of the processors. */
  private static long processorNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
