// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of each command, and of a command line that is wrong. */
final class UsageTest {

  @TempDir private Path directory;

  // Every test has one first.
  @SuppressWarnings("NullAway.Init")
  private CommandRun sampan;

  @BeforeEach
  void take_an_empty_directory() {
    sampan = new CommandRun(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "ps",
        "logs",
        "stop",
        "invoke",
        "cold",
        "tick",
        "dead",
        "emit",
        "event",
        "command",
        "check",
        "platforms",
        "completion"
      })
  void explains_each_command(String command) {
    var exit = sampan.run(command, "--help");

    assertThat(exit).isZero();
    assertThat(sampan.printed()).contains("Usage: sampan " + command).contains("--help");
    assertThat(sampan.complaint()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, wrong",
    "run --wrong, --wrong",
    "invoke, FUNCTION",
    "event, KIND",
    "event queue -p mars, mars",
    "event letters, letters",
    "invoke orders -p mars, mars",
    "invoke orders --all -p scf, --all",
    "invoke orders -d x -f y, --data",
    "run --gateway-port many, many",
    "check --platform mars, mars",
    "command, FUNCTION",
    "run --debug orders=x, x",
    "run --log-level loud, loud",
    "logs -n 0, 10000",
  })
  void says_what_is_wrong_with_the_usage(String line, String named) {
    var exit = sampan.run(line.split(" ", -1));

    assertThat(exit).isEqualTo(2);
    assertThat(sampan.complaint()).contains(named).doesNotContain("\tat ");
    assertThat(sampan.printed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run .", "invoke orders", "command orders", "check ."})
  void says_that_there_is_no_manifest(String line) {
    var exit = sampan.run(line.split(" ", -1));

    assertThat(exit).isEqualTo(1);
    assertThat(sampan.printed() + sampan.complaint())
        .contains("sampan.yaml")
        .doesNotContain("\tat ")
        .doesNotContain("a fault in Sampan");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run nowhere", "invoke orders -C nowhere", "check nowhere"})
  void says_that_there_is_no_such_directory(String line) {
    var exit = sampan.run(line.split(" ", -1));

    assertThat(exit).isEqualTo(1);
    assertThat(sampan.printed() + sampan.complaint()).contains("nowhere").doesNotContain("\tat ");
  }
}
