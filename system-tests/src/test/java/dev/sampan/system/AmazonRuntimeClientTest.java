// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sampan.Body;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.io.File;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function written for Amazon's interface, run by Amazon's own runtime interface client. */
final class AmazonRuntimeClientTest {

  private static final String MANIFEST =
      """
      functions:
        greeter:
          timeout: 20s
          command:
            - %s
            - -XX:TieredStopAtLevel=1
            - --add-opens=java.base/java.io=ALL-UNNAMED
            - -Djava.io.tmpdir=%s
            - -cp
            - "%s"
            - com.amazonaws.services.lambda.runtime.api.client.AWSLambda
            - dev.sampan.system.functions.AmazonHandler
      """;

  @TempDir private Path directory;

  @BeforeEach
  void the_client_has_native_code_for_linux_only() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch");
    assumeTrue(system.equals("linux"), "Amazon's client runs on Linux only, this is " + system);
    assumeTrue(
        machine.equals("amd64") || machine.equals("aarch64"),
        "Amazon's client has no native code for " + machine);
  }

  @Test
  void answers_through_the_emulator() throws Exception {
    try (var project = ServedProject.start(directory, Platform.LAMBDA, manifest())) {
      var calls = project.emulator().calls();

      var said = calls.direct(Platform.LAMBDA, "greeter", Body.of("{\"name\":\"Ada\"}")).get();

      assertThat(said.value()).isInstanceOf(DirectOutcome.Returned.class);
      assertThat(((DirectOutcome.Returned) said.value()).result().text())
          .contains("\"greeting\":\"Hello, Ada\"")
          .contains("\"function\":\"greeter\"");
      assertThat(said.report().service().log()).contains("greeting");
      assertThat(log(project)).contains("\"text\":\"greeting\\nand more\"");
    }
  }

  @Test
  void has_its_failures_told_and_goes_on() throws Exception {
    try (var project = ServedProject.start(directory, Platform.LAMBDA, manifest())) {
      var calls = project.emulator().calls();

      var failed = calls.direct(Platform.LAMBDA, "greeter", Body.of("{}")).get();
      var again = calls.direct(Platform.LAMBDA, "greeter", Body.of("{\"name\":\"Eve\"}")).get();

      assertThat(failed.value()).isInstanceOf(DirectOutcome.Failed.class);
      assertThat(((DirectOutcome.Failed) failed.value()).error().body().text())
          .contains("\"errorMessage\":\"no name\"")
          .contains("java.lang.IllegalArgumentException");
      assertThat(again.value()).isInstanceOf(DirectOutcome.Returned.class);
      assertThat(again.report().service().cold()).isFalse();
    }
  }

  /** The lines of the log; a message that the client framed is one of them, however long. */
  private String log(ServedProject project) throws Exception {
    var state = Files.readString(directory.resolve(".sampan/emulator.json"));
    var token = state.replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    var logs =
        HttpRequest.newBuilder(project.control().resolve("/api/logs"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(logs, BodyHandlers.ofString()).body();
  }

  private String manifest() {
    var classPath =
        Checkout.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return MANIFEST.formatted(Checkout.java(), directory, classPath);
  }
}
