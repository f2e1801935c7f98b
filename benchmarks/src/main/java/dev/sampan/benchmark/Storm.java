// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Calls a function so often at once that each call needs an instance of its own, and counts how the
 * calls end: however many start together, none may run into a time-out.
 */
public final class Storm {

  private Storm() {}

  /**
   * Prints one table. The current directory is the checkout.
   *
   * @param arguments how many instances; 50 if there is none
   */
  public static void main(String[] arguments) throws IOException, ManifestException {
    int instances = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    try (Emulator emulator = Emulator.start(OwnProject.config().withMostInstances(instances))) {
      long start = System.nanoTime();
      List<CompletableFuture<Invoked<HttpResponse>>> calls = new ArrayList<>();
      HttpRequest request = HttpRequest.of("POST", "/slow").withBody(Body.of("{\"name\":\"Ada\"}"));
      for (int i = 0; i < instances; i++) {
        calls.add(emulator.calls().http(Platform.LAMBDA, "slow", request));
      }
      print(calls, start);
    }
  }

  private static void print(List<CompletableFuture<Invoked<HttpResponse>>> calls, long start) {
    Map<String, Integer> statuses = new TreeMap<>();
    List<Double> queued = new ArrayList<>();
    List<Double> inits = new ArrayList<>();
    for (CompletableFuture<Invoked<HttpResponse>> call : calls) {
      Invoked<HttpResponse> ended = call.join();
      statuses.merge(ended.report().status(), 1, Integer::sum);
      Startup startup = ended.report().service().startup();
      if (startup != null) {
        queued.add(startup.queued().toNanos() / 1e6);
        inits.add(startup.process().plus(startup.init()).toNanos() / 1e6);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Machine.print(System.out, calls.size() + " calls at once, each with an instance of its own");
    System.out.printf("%-24s %s%n", "how the calls ended", statuses);
    System.out.printf("%-24s %d%n", "instances started", inits.size());
    System.out.printf("%-24s %.1f%n", "seconds in all", seconds);
    row("queued, ms", Sample.of(queued));
    row("process and init, ms", Sample.of(inits));
  }

  private static void row(String name, Sample sample) {
    System.out.printf(
        "%-24s median %.0f  p90 %.0f  most %.0f%n",
        name, sample.median(), sample.quantile(0.9), sample.quantile(1));
  }
}
