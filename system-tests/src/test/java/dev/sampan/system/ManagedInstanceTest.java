// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sampan.Body;
import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes on emulated Lambda Managed Instances: our own loops, and those of Amazon's client. */
final class ManagedInstanceTest {

  private static final String MANAGED =
      """
          memory: 2GiB
          timeout: 20s
          platforms:
            lambda: { concurrency: 3, managed: {}, instances: { min: 1, max: 1 } }
      """;
  private static final String OURS =
      """
      functions:
        ours:
          handler: dev.sampan.system.functions.Gathering
          settings: { party: "3" }
      """
          + MANAGED;
  private static final String AMAZONS =
      """
      functions:
        amazons:
          command:
            - %s
            - -XX:TieredStopAtLevel=1
            - -Djava.io.tmpdir=%s
            - -cp
            - "%s"
            - com.amazonaws.services.lambda.runtime.api.client.AWSLambda
            - dev.sampan.system.functions.AmazonHandler
      """;

  @TempDir private Path directory;

  @Test
  void our_loops_run_three_calls_at_once_in_one_process() throws Exception {
    try (var project = ServedProject.start(directory, Platform.LAMBDA, OURS)) {
      assertThat(threeAtOnce(project, "ours", "\"hello\"")).allMatch(it -> it.contains("started"));
    }
  }

  @Test
  void amazons_client_runs_three_calls_at_once_in_one_process() throws Exception {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    assumeTrue(system.equals("linux"), "Amazon's client runs on Linux only, this is " + system);
    var classPath =
        Checkout.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    var manifest = AMAZONS.formatted(Checkout.java(), directory, classPath) + MANAGED;
    try (var project = ServedProject.start(directory, Platform.LAMBDA, manifest)) {
      assertThat(threeAtOnce(project, "amazons", "{\"name\":\"Ada\",\"meet\":true}"))
          .allMatch(it -> it.contains("\"greeting\":\"Hello, Ada\""));
    }
  }

  private static List<String> threeAtOnce(ServedProject project, String function, String event)
      throws Exception {
    var calls = project.emulator().calls();
    var three =
        List.of(
            calls.direct(Platform.LAMBDA, function, Body.of(event)),
            calls.direct(Platform.LAMBDA, function, Body.of(event)),
            calls.direct(Platform.LAMBDA, function, Body.of(event)));
    var answers = new ArrayList<String>();
    for (var each : three) {
      var outcome = each.get().value();
      assertThat(outcome).isInstanceOf(DirectOutcome.Returned.class);
      answers.add(((DirectOutcome.Returned) outcome).result().text());
    }
    assertThat(project.emulator().instances())
        .singleElement()
        .extracting(InstanceReport::served)
        .isEqualTo(3);
    return answers;
  }
}
