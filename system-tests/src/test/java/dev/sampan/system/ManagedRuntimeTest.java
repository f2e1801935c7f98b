// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our handler as a managed Java runtime runs it: under Amazon's own runtime interface client. */
final class ManagedRuntimeTest {

  private static final String HANDLER = "dev.sampan.adapter.lambda.SampanHandler::handleRequest";
  private static final String INDEX =
      """
      functions.gathering.handler=dev.sampan.system.functions.Gathering
      functions.gathering.input=java.lang.String
      functions.gathering.output=java.lang.String
      functions.gathering.settings.party=%d
      """;

  @TempDir private Path directory;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void the_client_has_native_code_for_linux_only() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    assumeTrue(system.equals("linux"), "Amazon's client runs on Linux only, this is " + system);
  }

  @AfterEach
  void nothing_is_left() {
    processes.forEach(each -> each.destroyForcibly().onExit().join());
  }

  @Test
  void is_told_of_a_snapshot_and_answers_and_fails() throws Exception {
    try (var api = new TinyRuntimeApi()) {
      start(api, 1, Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
      assertThat(api.told()).as(this::output).startsWith("restore/next");

      api.event("one");
      assertThat(api.told())
          .as(this::output)
          .isEqualTo("invocation/one/response one: started, primed, restored");

      api.event("fail");
      assertThat(api.told())
          .startsWith("invocation/fail/error ")
          .contains("java.lang.IllegalStateException: asked to fail")
          .contains("FunctionFailedException");
    }
  }

  @Test
  void serves_calls_at_once_on_managed_instances() throws Exception {
    try (var api = new TinyRuntimeApi().event("a").event("b").event("c")) {
      start(api, 3, Map.of("AWS_LAMBDA_MAX_CONCURRENCY", "3"));

      assertThat(List.of(api.told(), api.told(), api.told()))
          .as(this::output)
          .containsExactlyInAnyOrder(
              "invocation/a/response a: started",
              "invocation/b/response b: started",
              "invocation/c/response c: started");
    }
  }

  private void start(TinyRuntimeApi api, int party, Map<String, String> variables)
      throws IOException {
    var index = directory.resolve("META-INF/sampan/functions.properties");
    Files.createDirectories(index.getParent());
    Files.writeString(index, INDEX.formatted(party));
    var builder =
        new ProcessBuilder(
            Checkout.java().toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + directory,
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-cp",
            classPath(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            HANDLER);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "gathering");
    builder.environment().putAll(variables);
    processes.add(builder.start());
  }

  private String classPath() throws IOException {
    try (var jars = Files.list(Checkout.dist().resolve("adapters/lambda"))) {
      return Stream.of(Stream.of(directory), jars, Checkout.classPath().stream())
          .flatMap(paths -> paths)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
