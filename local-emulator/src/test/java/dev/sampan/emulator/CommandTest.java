// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.functions.PlainServer;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Functions that were not built with Sampan and bring a command line of their own. */
final class CommandTest {

  @TempDir Path directory;

  @Test
  void a_shell_script_runs_as_a_lambda_bootstrap() throws Exception {
    script(
        """
        api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
        while true; do
          event=$(curl -s -D head "$api/next")
          id=$(grep -i aws-request-id head | tr -d '\\r' | cut -d ' ' -f 2)
          curl -s -X POST -d "{\\"got\\":$event,\\"by\\":\\"$AWS_LAMBDA_FUNCTION_NAME\\"}" \\
            "$api/$id/response" > /dev/null
        done
        """);

    try (var emulator = project().start(Platform.LAMBDA)) {
      assertThat(direct(emulator, Platform.LAMBDA)).isEqualTo("{\"got\":{\"n\":1},\"by\":\"any\"}");
      assertThat(direct(emulator, Platform.LAMBDA)).isEqualTo("{\"got\":{\"n\":1},\"by\":\"any\"}");
      assertThat(emulator.instances()).hasSize(1);
    }
  }

  @Test
  void a_shell_script_runs_as_an_scf_bootstrap() throws Exception {
    script(
        """
        api="http://$SCF_RUNTIME_API:$SCF_RUNTIME_API_PORT/runtime"
        curl -s -X POST -d ' ' "$api/init/ready" > /dev/null
        while true; do
          event=$(curl -s "$api/invocation/next")
          curl -s -X POST -d "{\\"got\\":$event,\\"by\\":\\"$SCF_FUNCTIONNAME\\"}" \\
            "$api/invocation/response" > /dev/null
        done
        """);

    try (var emulator = project().start(Platform.SCF)) {
      assertThat(direct(emulator, Platform.SCF)).isEqualTo("{\"got\":{\"n\":1},\"by\":\"any\"}");
      assertThat(direct(emulator, Platform.SCF)).isEqualTo("{\"got\":{\"n\":1},\"by\":\"any\"}");
      assertThat(emulator.instances()).hasSize(1);
    }
  }

  @Test
  void any_server_on_its_port_runs_as_a_cloud_run_service() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    script(
        "exec "
            + java
            + " -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + PlainServer.class.getName());

    try (var emulator = project().start(Platform.CLOUDRUN)) {
      var request = HttpRequest.of("POST", "/any/path?q=1").withBody(Body.of("hi"));

      var reply = emulator.calls().http(Platform.CLOUDRUN, "any", request).get(1, TimeUnit.MINUTES);

      assertThat(reply.value().status()).isEqualTo(200);
      assertThat(reply.value().body().text()).isEqualTo("POST /any/path?q=1 hi by any");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void what_a_bootstrap_leaves_running_goes_with_its_instance() throws Exception {
    script(
        """
        (sleep 1000 > /dev/null & echo $! > left)
        api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
        id=$(curl -s -D - -o /dev/null "$api/next" | grep -i aws-request-id | tr -d '\r' | cut -d ' ' -f 2)
        curl -s -X POST -d "$(cat left)" "$api/$id/response" > /dev/null
        """);

    var left = 0L;
    try (var emulator = project().start(Platform.LAMBDA)) {
      left = Long.parseLong(direct(emulator, Platform.LAMBDA));
    }

    assertThat(ProcessHandle.of(left).flatMap(it -> it.info().command())).isEmpty();
  }

  @Test
  void a_program_that_does_not_exist_is_named() throws Exception {
    var project = new TestProject(directory, manifest("./nowhere"));
    try (var emulator = project.start(Platform.LAMBDA)) {
      var outcome =
          emulator.calls().direct(Platform.LAMBDA, "any", Body.of("{}")).get(1, TimeUnit.MINUTES);

      assertThat(outcome.report().status()).isEqualTo("init-failed");
      assertThat(project.lines).anySatisfy(it -> assertThat(it.text()).contains("./nowhere"));
    }
  }

  private void script(String text) throws Exception {
    var file = directory.resolve("bootstrap");
    Files.writeString(file, "#!/bin/sh\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private TestProject project() throws Exception {
    return new TestProject(directory, manifest("./bootstrap"));
  }

  private static String manifest(String command) {
    return """
    functions:
      any:
        command: [%s]
        timeout: 20s
        platforms:
          scf: { mode: event }
    """
        .formatted(command);
  }

  private static String direct(Emulator emulator, Platform platform) throws Exception {
    var outcome =
        emulator.calls().direct(platform, "any", Body.of("{\"n\":1}")).get(1, TimeUnit.MINUTES);
    return ((DirectOutcome.Returned) outcome.value()).result().text();
  }
}
