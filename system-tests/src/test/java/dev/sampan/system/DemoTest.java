// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: one handler, three clouds' contracts, the same answers. */
final class DemoTest {

  @TempDir private static Path temporary;
  private static Ended demo = new Ended(-1, "", "");

  @BeforeAll
  static void run_it_as_the_launcher_does() throws Exception {
    var options = List.of("-Djava.io.tmpdir=" + temporary);
    demo = SampanCommand.of(SampanCommand.home(), options, List.of("demo")).run();
  }

  @Test
  void shows_that_every_platform_does_the_same() {
    assertThat(demo.exit()).as(demo.out() + demo.err()).isZero();
    var rows = demo.out().lines().skip(1).toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).startsWith("lambda").endsWith("yes");
    assertThat(rows.get(1)).startsWith("scf").endsWith("yes");
    assertThat(rows.get(2)).startsWith("cloudrun").endsWith("yes");
  }

  @Test
  void says_what_it_does_on_standard_error_only() {
    assertThat(demo.err().lines())
        .containsExactly(
            "Running the example on lambda ...",
            "Running the example on scf ...",
            "Running the example on cloudrun ...");
  }

  @Test
  void leaves_no_process() throws Exception {
    assertThat(SampanCommand.processes(SampanCommand.home())).isEmpty();
  }

  @Test
  void leaves_no_temporary_file() throws Exception {
    try (var left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
    var state = SampanCommand.example().resolve(".sampan");
    assertThat(state.resolve("emulator.json")).doesNotExist();
    assertThat(state.resolve("runs")).isEmptyDirectory();
  }
}
