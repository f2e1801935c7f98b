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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvokeCommandTest {

  private static final String MANIFEST =
      """
      functions:
        unready:
          command: [sh, -c, "echo no database; exit 4"]
        routed:
          command: [none]
          triggers: [ { http: {} } ]
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

  @ParameterizedTest
  @ValueSource(strings = {"invoke routed", "invoke routed --native", "cold routed"})
  void names_the_option_whose_text_is_no_request(String line) throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), MANIFEST);
    var arguments = new ArrayList<>(List.of(line.split(" ", -1)));
    arguments.addAll(List.of("-d", "GET /\nno colon\n"));
    var sampan = new CommandRun(directory);

    assertThat(sampan.run(arguments.toArray(String[]::new))).isEqualTo(1);

    assertThat(sampan.complaint())
        .contains("--data is not an HTTP request: a header line must be 'name: value': no colon");
    assertThat(directory.resolve(".sampan")).doesNotExist();
  }

  @Test
  void names_the_file_whose_text_is_no_request() throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), MANIFEST);
    Files.writeString(directory.resolve("odd"), "GET /\nno colon\n");
    var sampan = new CommandRun(directory);

    assertThat(sampan.run("invoke", "routed", "-f", "odd")).isEqualTo(1);

    assertThat(sampan.complaint()).contains("--file odd is not an HTTP request: ");
  }
}
