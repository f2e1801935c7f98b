// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InvokeCommandTest {

  private static final String MANIFEST =
      """
      functions:
        unready:
          command: [sh, -c, "echo no database; exit 4"]
      """;

  @TempDir Path directory;

  @Test
  void shows_what_an_instance_printed_that_did_not_start() throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), MANIFEST);
    var err = new ByteArrayOutputStream();
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    var terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            stream,
            false);
    var shell = Map.of("PATH", "/usr/bin:/bin");
    var workplace =
        new Workplace(terminal, directory, directory, directory, shell, Clock.systemUTC());

    assertThat(Sampan.run(workplace, "invoke", "unready")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("  | no database", "init-failed: exit status 4");
  }
}
