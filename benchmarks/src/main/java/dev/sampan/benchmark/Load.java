// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Measures how many calls a second go through Lambda's runtime interface with one warm instance for
 * each processor, and what of each call's time is the emulator's own: all but the time from the
 * hand-over to the instance until its answer.
 */
public final class Load {

  private static final HttpRequest REQUEST =
      HttpRequest.of("POST", "/hello")
          .withHeader("content-type", "application/json")
          .withBody(Body.of("{\"name\":\"Ada\"}"));

  private final Emulator emulator;
  private final Queue<InvocationReport> reports = new ConcurrentLinkedQueue<>();
  private final Queue<InvocationReport> failures = new ConcurrentLinkedQueue<>();

  private Load(Emulator emulator) {
    this.emulator = emulator;
  }

  /**
   * Prints one table. The current directory is the checkout.
   *
   * @param arguments how many calls; 30,000 if there is none
   */
  public static void main(String[] arguments)
      throws IOException, ManifestException, InterruptedException {
    int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30_000;
    int instances = Runtime.getRuntime().availableProcessors();
    try (Emulator emulator = Emulator.start(OwnProject.config().withMostInstances(instances))) {
      Load load = new Load(emulator);
      load.run(calls / 3, instances);
      load.reports.clear();
      long start = System.nanoTime();
      load.run(calls, instances);
      load.print(calls, (System.nanoTime() - start) / 1e9);
    }
  }

  /** Keeps as many calls under way as there are instances. */
  private void run(int calls, int instances) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(calls);
    CountDownLatch done = new CountDownLatch(calls);
    for (int i = 0; i < instances; i++) {
      next(left, done);
    }
    done.await();
  }

  private void next(AtomicInteger left, CountDownLatch done) {
    if (left.getAndDecrement() <= 0) {
      return;
    }
    var unused =
        emulator
            .calls()
            .http(Platform.LAMBDA, "hello", REQUEST)
            .thenAccept(
                it -> {
                  (it.value().status() == 200 ? reports : failures).add(it.report());
                  done.countDown();
                  next(left, done);
                });
  }

  private void print(int calls, double seconds) {
    List<Double> own = new ArrayList<>();
    List<Double> total = new ArrayList<>();
    for (InvocationReport report : reports) {
      total.add(report.total().toNanos() / 1e6);
      own.add(report.total().minus(report.service().duration()).toNanos() / 1e6);
    }
    Machine.print(System.out, calls + " calls, as many at once as processors");
    System.out.printf("%-28s %10.0f%n", "calls a second", calls / seconds);
    System.out.printf("%-28s %10d%n", "failed", failures.size());
    failures.stream()
        .collect(
            Collectors.groupingBy(InvocationReport::status, TreeMap::new, Collectors.counting()))
        .forEach((status, count) -> System.out.printf("  %-26s %10d%n", status, count));
    row("a call, ms", Sample.of(total));
    row("the emulator's own share, ms", Sample.of(own));
  }

  private static void row(String name, Sample sample) {
    System.out.printf(
        "%-28s median %.3f  p90 %.3f  p99 %.3f%n",
        name, sample.median(), sample.quantile(0.9), sample.quantile(0.99));
  }
}
