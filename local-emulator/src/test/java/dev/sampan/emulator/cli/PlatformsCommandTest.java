// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Capability;
import dev.sampan.platform.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class PlatformsCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void sets_the_platforms_side_by_side() {
    assertThat(run()).isZero();

    assertThat(printed().lines())
        .anyMatch(line -> line.matches(" +lambda +scf +cloudrun"))
        .anyMatch(
            line -> line.matches("  timeout-max +900 s \\[\\d+] +900 s \\[\\d+] +3600 s \\[\\d+]"))
        .anyMatch(line -> line.matches("  port +- +9000 \\[\\d+] +8080 \\[\\d+]"))
        .anyMatch(
            line ->
                line.matches("  fail part of a batch +partly \\[\\d+] +no \\[\\d+] +no \\[\\d+]"))
        .anyMatch(line -> line.matches("  timed-out +200 .* 433 TimeLimitReached .* 504 .*"));
  }

  @Test
  void gives_the_source_of_everything_it_prints() {
    run();

    for (var platform : Platform.values()) {
      for (var figure : Profile.of(platform).numbers()) {
        assertThat(printed()).contains(figure.source().text());
      }
      for (var capability : Capability.values()) {
        assertThat(printed()).contains(Profile.of(platform).support(capability).detail());
      }
    }
    assertThat(printed()).contains("[1] documented: ").contains("assumed: ");
  }

  @Test
  void prints_json_for_programs() throws Exception {
    assertThat(run("--json")).isZero();

    var json = new ObjectMapper().readTree(printed());
    assertThat(json.at("/scf/numbers/init-timeout/value").asLong()).isEqualTo(65_000);
    assertThat(json.at("/scf/numbers/init-timeout/unit").asText()).isEqualTo("milliseconds");
    assertThat(json.at("/lambda/numbers/keep-alive/kind").asText()).isEqualTo("assumed");
    assertThat(json.at("/cloudrun/errors/timed-out/status").asInt()).isEqualTo(504);
    assertThat(json.at("/scf/capabilities/partial-batch/level").asText()).isEqualTo("no");
  }

  private int run(String... arguments) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(InputStream.nullInputStream(), stream, stream, false);
    return new CommandLine(new PlatformsCommand(terminal)).execute(arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
