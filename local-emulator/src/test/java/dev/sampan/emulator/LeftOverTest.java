// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.emulator.functions.LeftOver;
import dev.sampan.platform.Platform;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an emulator that was killed leaves behind. */
final class LeftOverTest {

  private static final String MANIFEST =
      """
      functions:
        hello:
          handler: dev.sampan.emulator.functions.Hello
          triggers:
            - http: { routes: ["GET /hello"] }
      """;

  @TempDir Path directory;

  @Test
  void the_next_emulator_ends_the_children_of_one_that_was_killed() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    var killed = started();
    var child = child(state());
    killed.destroyForcibly().waitFor();

    try (var next = project.start(Platform.LAMBDA)) {
      assertThat(next.instances()).isEmpty();
      child.onExit().get(10, TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
      assertThat(directory.resolve(".sampan/instances")).doesNotExist();
    }
  }

  @Test
  void a_process_that_only_has_the_same_id_is_left_alone() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    var bystander = new ProcessBuilder("sleep", "100").start();
    try {
      var known = "{\"pid\":" + bystander.pid() + ",\"startedAt\":12345}";
      Files.createDirectories(directory.resolve(".sampan"));
      Files.writeString(
          directory.resolve(".sampan/emulator.json"),
          "{\"pid\":1,\"startedAt\":1,\"children\":[" + known + "]}");

      project.start(Platform.LAMBDA).close();

      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  private Process started() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            LeftOver.class.getName(),
            directory.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals("up")) {
        return process;
      }
    }
    throw new IllegalStateException("the emulator ended before it was up");
  }

  private JsonNode state() throws Exception {
    var file = directory.resolve(".sampan/emulator.json");
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  private static ProcessHandle child(JsonNode state) {
    return ProcessHandle.of(state.path("children").path(0).path("pid").asLong()).orElseThrow();
  }
}
