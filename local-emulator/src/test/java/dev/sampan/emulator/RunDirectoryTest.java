// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.HttpRequest;
import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where emulators of one project keep their files, and how they get along. */
final class RunDirectoryTest {

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
  void the_projects_emulator_has_one_directory_and_any_other_its_own() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    var own = project.config(Platform.SCF).withOwnDirectory();
    try (var shared = project.start(Platform.LAMBDA);
        var one = Emulator.start(own);
        var two = Emulator.start(own)) {
      assertThat(hello(one)).isEqualTo(200);
      assertThat(hello(two)).isEqualTo(200);
      assertThat(hello(shared)).isEqualTo(200);
      assertThat(runs()).hasSize(2);
      assertThat(RunningEmulator.of(directory)).contains(shared.running());
      assertThatThrownBy(() -> project.start(Platform.LAMBDA))
          .hasMessageContaining("an emulator runs this project already")
          .hasMessageContaining("sampan stop");
    }

    assertThat(runs()).isEmpty();
    assertThat(directory.resolve(".sampan/emulator.json")).doesNotExist();
  }

  @Test
  void nobody_else_reads_it_and_git_does_not_see_it() throws Exception {
    new TestProject(directory, MANIFEST).start(Platform.LAMBDA).close();

    var state = directory.resolve(".sampan");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
        .isEqualTo("rwx------");
    assertThat(state.resolve(".gitignore")).hasContent("*");
  }

  @Test
  void what_a_killed_one_left_goes_with_its_processes() throws Exception {
    var left = new ProcessBuilder("sleep", "100").start();
    try {
      var run = directory.resolve(".sampan/runs/1");
      Files.createDirectories(run);
      var known = StateFile.Known.of(left.toHandle());
      var child = "{\"pid\":" + known.pid() + ",\"startedAt\":" + known.startedAt() + "}";
      Files.writeString(
          run.resolve("emulator.json"), "{\"pid\":1,\"startedAt\":1,\"children\":[" + child + "]}");
      Files.createDirectories(directory.resolve(".sampan/runs/999999999999"));

      new TestProject(directory, MANIFEST).start(Platform.LAMBDA).close();

      assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(runs()).isEmpty();
    } finally {
      left.destroyForcibly();
    }
  }

  @Test
  void one_that_is_about_to_start_is_left_alone() throws Exception {
    var starting = directory.resolve(".sampan/runs/" + ProcessHandle.current().pid());
    Files.createDirectories(starting);

    new TestProject(directory, MANIFEST).start(Platform.LAMBDA).close();

    assertThat(starting).isDirectory();
  }

  private String[] runs() {
    return directory.resolve(".sampan/runs").toFile().list();
  }

  private static int hello(Emulator emulator) throws Exception {
    var request = HttpRequest.of("GET", "/hello");
    return emulator
        .calls()
        .http(Platform.LAMBDA, "hello", request)
        .get(1, TimeUnit.MINUTES)
        .value()
        .status();
  }
}
