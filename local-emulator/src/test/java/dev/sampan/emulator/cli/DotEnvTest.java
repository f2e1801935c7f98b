// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DotEnvTest {

  @TempDir Path directory;

  @Test
  void reads_names_and_values_of_every_form() throws Exception {
    var variables =
        read(
            """
            # a comment
            BARE=some words # and a comment

            export EXPORTED=yes
              SPACED =  around
            EMPTY=
            HASH=a#b
            SINGLE='a "b" $c \\n # d'   # a comment
            DOUBLE="a\\tb \\"c\\" \\\\ \\$d"
            LINES="one
            two"
            BARE=again
            """);

    assertThat(variables)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "BARE", "again",
                "EXPORTED", "yes",
                "SPACED", "around",
                "EMPTY", "",
                "HASH", "a#b",
                "SINGLE", "a \"b\" $c \\n # d",
                "DOUBLE", "a\tb \"c\" \\ $d",
                "LINES", "one\ntwo"));
  }

  @Test
  void takes_the_ends_of_lines_of_any_system() throws Exception {
    assertThat(read("A=1\r\nB='2'\r\nC=3")).isEqualTo(Map.of("A", "1", "B", "2", "C", "3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A=1%nword%n|:2: 'word' has no value",
        "1A=1|:1: '1A' is no name",
        "=1|:1: '' is no name",
        "A B=1|:1: 'A B' is no name",
        "A=1%nB=\"one%ntwo%n|:2: the quote \" has no end",
        "A='one|:1: the quote ' has no end",
        "A='one' two|:1: there is more after the quoted value",
        "A=\"x%ny\"%nB=\"\\q\"|:3: there is no escape \\q",
      })
  void names_the_line_that_is_wrong(String text, String message) {
    assertThatThrownBy(() -> read(text.formatted()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(directory.resolve(".env") + message);
  }

  @Test
  void says_that_there_is_no_such_file() {
    assertThatThrownBy(() -> DotEnv.read(directory.resolve("none")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("There is no file " + directory.resolve("none"));
  }

  @Test
  void says_that_it_cannot_be_read() throws Exception {
    var file = Files.write(directory.resolve("bytes"), new byte[] {'A', '=', (byte) 0xff});

    assertThatThrownBy(() -> DotEnv.read(file)).hasMessageContaining("not in UTF-8");
    assertThatThrownBy(() -> DotEnv.read(directory)).hasMessageContaining("Cannot read ");
  }

  private Map<String, String> read(String text) throws Exception {
    return DotEnv.read(Files.writeString(directory.resolve(".env"), text));
  }
}
