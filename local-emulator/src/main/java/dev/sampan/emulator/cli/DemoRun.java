// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.comparison.FilesObservation;
import dev.sampan.emulator.comparison.Observation;
import dev.sampan.emulator.trigger.RouteTable;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.ManifestException;
import dev.sampan.platform.manifest.QueueTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The example on one platform, with an empty directory for its orders. */
final class DemoRun {

  private static final int WARM_CALLS = 50;

  /**
   * What was seen.
   *
   * @param platform where
   * @param protocol what the instances spoke
   * @param processMillis from the order to start the order API's instance until its process ran
   * @param initMillis from there until the instance was ready
   * @param warmMillis the median of warm calls of the order API, in milliseconds
   * @param http how many requests were answered, by status
   * @param queue how many messages were acknowledged and how many were not
   * @param observations everything that is compared
   */
  record Result(
      Platform platform,
      String protocol,
      double processMillis,
      double initMillis,
      double warmMillis,
      String http,
      String queue,
      List<Observation> observations) {}

  private final Workplace workplace;
  private final Path example;
  private final Platform platform;
  private final List<Observation> observations = new ArrayList<>();
  private final Map<String, Integer> statuses = new LinkedHashMap<>();
  private int messages;
  private int acknowledged;

  DemoRun(Workplace workplace, Path example, Platform platform) {
    this.workplace = workplace;
    this.example = example;
    this.platform = platform;
  }

  Result run() throws ManifestException, IOException {
    Path data = Files.createTempDirectory("sampan-demo");
    try (Emulator emulator = start(data)) {
      ControlCaller caller = new ControlCaller(emulator.running());
      RouteTable routes = RouteTable.of(emulator.manifest().functions());
      JsonNode first = requests(caller, routes);
      double warm = warmMillis(caller, routes);
      deliveries(caller, emulator.manifest().functions());
      observations.add(FilesObservation.of("files", data));
      return new Result(
          platform,
          Protocols.of(platform),
          first.path("process").asDouble(),
          first.path("init").asDouble(),
          warm,
          statuses.values().stream().mapToInt(Integer::intValue).sum() + " answers",
          acknowledged + " acked, " + (messages - acknowledged) + " bad",
          observations);
    } finally {
      delete(data);
    }
  }

  private Emulator start(Path data) throws ManifestException {
    Map<String, String> variables = new LinkedHashMap<>(workplace.childEnvironment(List.of()));
    variables.put("ORDERS_DIRECTORY", data.toString());
    try {
      return Emulator.start(workplace.config(example).withEnvironment(variables));
    } catch (IOException e) {
      throw new CommandFailure(e);
    }
  }

  /** Sends every request; gives what there is to tell about the first. */
  private JsonNode requests(ControlCaller caller, RouteTable routes) throws IOException {
    JsonNode first = null;
    for (Path file : files("http", ".http")) {
      Answer answer = send(caller, routes, file);
      observations.add(answer.observation());
      statuses.merge(answer.observation().facts().getOrDefault("status", "none"), 1, Integer::sum);
      first = first == null ? answer.reports().get(0) : first;
    }
    if (first == null) {
      throw new CommandFailure(
          "No request in " + example.resolve("demo/http") + " started anything");
    }
    return first;
  }

  private Answer send(ControlCaller caller, RouteTable routes, Path file) {
    HttpRequest request = RequestFile.read(file);
    String function =
        routes
            .find(request.method(), request.path())
            .orElseThrow(() -> new CommandFailure("No route serves the request in " + file));
    return caller.call(platform, function, new Input.Http(request), file.getFileName().toString());
  }

  /** The median over warm calls of the last request that reads. */
  private double warmMillis(ControlCaller caller, RouteTable routes) throws IOException {
    Path file = example.resolve("demo/http/3-read.http");
    List<Double> millis = new ArrayList<>();
    for (int call = 0; call < WARM_CALLS; call++) {
      millis.add(send(caller, routes, file).reports().get(0).path("total").asDouble());
    }
    millis.sort(Comparator.naturalOrder());
    return (millis.get(WARM_CALLS / 2 - 1) + millis.get(WARM_CALLS / 2)) / 2;
  }

  private void deliveries(ControlCaller caller, List<FunctionSpec> functions) throws IOException {
    for (FunctionSpec function : functions) {
      for (var trigger : function.triggers()) {
        if (trigger instanceof QueueTrigger queue) {
          deliver(caller, function, queue.source());
        }
      }
    }
  }

  private void deliver(ControlCaller caller, FunctionSpec function, String source)
      throws IOException {
    for (Path file : files("queue/" + source, ".json")) {
      Input input = new Input.Queue(QueueFile.read(file, workplace.clock().instant()));
      Answer answer = caller.call(platform, function.name(), input, file.getFileName().toString());
      observations.add(answer.observation());
      messages += answer.observation().facts().size();
      acknowledged +=
          (int)
              answer.observation().facts().values().stream().filter("acknowledged"::equals).count();
    }
  }

  private List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.list(example.resolve("demo").resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
