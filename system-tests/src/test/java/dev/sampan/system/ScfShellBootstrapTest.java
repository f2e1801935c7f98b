// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bootstrap of SCF's custom runtime that knows nothing of Sampan, nor of Java. */
final class ScfShellBootstrapTest {

  private static final String MANIFEST =
      """
      functions:
        shell:
          command: [./bootstrap]
          timeout: 20s
          triggers:
            - http: { routes: ["GET /shell", "POST /shell"] }
          platforms:
            scf: { mode: event }
      """;

  @TempDir private Path directory;

  @BeforeEach
  void write_the_bootstrap() throws IOException {
    try (var script = getClass().getResourceAsStream("scf-bootstrap.sh")) {
      var bootstrap = directory.resolve("bootstrap");
      Files.write(bootstrap, Objects.requireNonNull(script).readAllBytes());
      assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
    }
  }

  @Test
  void answers_direct_calls_through_the_emulator() throws Exception {
    try (var project = ServedProject.start(directory, Platform.SCF, MANIFEST)) {
      var calls = project.emulator().calls();

      var cold = calls.direct(Platform.SCF, "shell", Body.of("{\"name\":\"Ada\"}")).get();
      var warm = calls.direct(Platform.SCF, "shell", Body.of("{\"name\":\"Eve\"}")).get();

      assertThat(returned(cold.value()))
          .isEqualTo("{\"function\":\"shell\",\"heard\":{\"name\":\"Ada\"}}");
      assertThat(returned(warm.value())).contains("Eve");
      assertThat(warm.report().service().cold()).isFalse();
    }
  }

  @Test
  void answers_http_through_the_gateway() throws Exception {
    try (var project = ServedProject.start(directory, Platform.SCF, MANIFEST)) {
      var answer = project.send("GET", "/shell?name=Ada", "");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"function\":\"shell\"").contains("\"name\":\"Ada\"");
    }
  }

  @Test
  void has_its_failures_told() throws Exception {
    try (var project = ServedProject.start(directory, Platform.SCF, MANIFEST)) {
      var calls = project.emulator().calls();

      var failed = calls.direct(Platform.SCF, "shell", Body.of("{\"now\":\"fail\"}")).get();

      assertThat(failed.value()).isInstanceOf(DirectOutcome.Failed.class);
      assertThat(((DirectOutcome.Failed) failed.value()).error().body().text())
          .contains("the shell gave up");
    }
  }

  private static String returned(DirectOutcome outcome) {
    assertThat(outcome).isInstanceOf(DirectOutcome.Returned.class);
    return ((DirectOutcome.Returned) outcome).result().text();
  }
}
