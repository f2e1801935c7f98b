// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.comparison.Comparison;
import dev.sampan.emulator.comparison.Observation;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sampan demo}: the example on every platform, with the same input. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Run the example on every platform and show that they do the same.",
    footer = {
      "",
      "Sends the HTTP requests and queue deliveries in examples/orders/demo to each platform, each"
          + " instance in a process of its own. Same means, for HTTP: status, headers that the"
          + " function set, and bytes of the body; for queues: the outcome of each message; for"
          + " both: the files that were written. --json lists the headers that a platform itself"
          + " adds. One message holds a bad order on purpose, which each platform has to report."
    })
final class DemoCommand implements Callable<Integer> {

  private final Workplace workplace;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  DemoCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws ManifestException, IOException {
    Path example = workplace.home().resolve("examples/orders");
    List<DemoRun.Result> results = new ArrayList<>();
    for (Platform platform : Platform.values()) {
      workplace.terminal().err().println("Running the example on " + platform.id() + " ...");
      results.add(new DemoRun(workplace, example, platform).run());
    }
    Comparison comparison = comparison(results);
    if (json) {
      workplace.terminal().out().println(DemoJson.of(results, comparison).toPrettyString());
    } else {
      print(results, comparison);
    }
    return comparison.differences().isEmpty() ? 0 : 1;
  }

  private static Comparison comparison(List<DemoRun.Result> results) {
    Map<Platform, List<Observation>> seen = new EnumMap<>(Platform.class);
    results.forEach(result -> seen.put(result.platform(), result.observations()));
    return new Comparison(seen);
  }

  private void print(List<DemoRun.Result> results, Comparison comparison) {
    Terminal terminal = workplace.terminal();
    Table table =
        new Table(
            "platform",
            "protocol",
            "cold ms",
            "= process",
            "+ init",
            "warm ms",
            "HTTP",
            "queue",
            "same");
    for (DemoRun.Result result : results) {
      boolean same = comparison.same(result.platform());
      table.row(
          result.platform().id(),
          result.protocol(),
          Millis.number(result.processMillis() + result.initMillis()),
          Millis.number(result.processMillis()),
          Millis.number(result.initMillis()),
          Millis.number(result.warmMillis()),
          result.http(),
          result.queue(),
          same ? terminal.green("yes") : terminal.red("no"));
    }
    table.lines().forEach(terminal.out()::println);
    if (!comparison.differences().isEmpty()) {
      Differences.print(terminal, comparison.differences());
    }
  }
}
