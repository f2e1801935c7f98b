// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CheckCommandTest {

  private static final String SOUND =
      """
      functions:
        other:
          command: [./bootstrap]
          triggers:
            - topic: { source: news, attempts: 4 }
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @TempDir Path dir;

  @Test
  void prints_each_finding_on_a_line_and_a_sum() throws Exception {
    write(SOUND);

    assertThat(run("-p", "lambda")).isZero();
    assertThat(printed().lines())
        .containsExactly(
            dir.resolve("sampan.yaml")
                + ":5: warning: functions.other.triggers[0].topic.attempts: 4, but 1 to 3 on"
                + " lambda. It has 3 there.",
            dir.resolve("sampan.yaml")
                + ":5: note: functions.other.triggers[0].topic: events that may be rejected, but"
                + " lambda cannot reject for good: reported as failed, down to the dead"
                + " letter",
            dir + " on lambda: no errors, 1 warning, 1 note.");
  }

  @Test
  void fails_with_every_error_of_the_manifest() throws Exception {
    write("functions:\n  other:\n    comand: [x]\n    memory: 5\n");

    assertThat(run()).isEqualTo(1);
    assertThat(printed())
        .contains(":3: error: functions.other.comand:")
        .contains("Did you mean command?")
        .contains(":4: error: functions.other.memory:")
        .endsWith("on lambda, scf, cloudrun: 3 errors, no warnings, no notes.\n");
  }

  @Test
  void fails_if_a_handler_was_not_built() throws Exception {
    write("functions:\n  other:\n    handler: a.Missing\n");

    assertThat(run()).isEqualTo(1);
    assertThat(printed()).contains("found a.Missing, which is not on the class path");
  }

  @Test
  void fails_if_there_is_no_manifest() {
    assertThat(run()).isEqualTo(1);
    assertThat(printed()).contains(dir.resolve("sampan.yaml") + ": error: found no such file");
  }

  @Test
  void takes_another_directory() throws Exception {
    Files.createDirectories(dir.resolve("sub"));
    Files.writeString(dir.resolve("sub/sampan.yaml"), SOUND);

    assertThat(run("sub")).isZero();
  }

  @Test
  void prints_json_for_programs() throws Exception {
    write("functions:\n  other:\n    handler: a.Missing\n");

    assertThat(run("--json")).isEqualTo(1);

    var json = new ObjectMapper().readTree(printed());
    assertThat(json.at("/ok").asBoolean(true)).isFalse();
    assertThat(json.at("/findings/0/severity").asText()).isEqualTo("error");
    assertThat(json.at("/findings/0/line").asInt()).isEqualTo(3);
    assertThat(json.at("/findings/0/key").asText()).isEqualTo("functions.other.handler");
    assertThat(json.at("/findings/0/platforms").isEmpty()).isTrue();
  }

  @Test
  void names_the_platforms_that_share_a_finding() throws Exception {
    write("functions:\n  other:\n    command: [x]\n    timeout: 20m\n");

    assertThat(run()).isEqualTo(1);
    assertThat(printed())
        .containsOnlyOnce("functions.other.timeout")
        .contains("expected 1s to 900s on lambda and scf. ");
    out.reset();
    assertThat(run("--json")).isEqualTo(1);

    var shared = new ObjectMapper().readTree(printed()).at("/findings/0/platforms");
    assertThat(shared).extracting(JsonNode::asText).containsExactly("lambda", "scf");
  }

  @Test
  void refuses_a_platform_that_there_is_not() {
    assertThat(run("-p", "azure")).isEqualTo(2);
    assertThat(err.toString()).contains("No platform 'azure'. Known are: lambda, scf, cloudrun.");
  }

  private void write(String text) throws IOException {
    Files.writeString(dir.resolve("sampan.yaml"), text);
  }

  private int run(String... arguments) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(InputStream.nullInputStream(), stream, stream, false);
    return new CommandLine(new CheckCommand(terminal, dir, dir))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
