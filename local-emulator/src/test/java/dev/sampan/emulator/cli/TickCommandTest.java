// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.OutputLine;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sampan tick} beside an emulator that runs. */
final class TickCommandTest {

  private static final String MANIFEST =
      """
      functions:
        nightly:
          handler: dev.sampan.emulator.functions.Nightly
          triggers:
            - schedule: { cron: "0 30 2 1 1 *", input: go }
            - schedule: { name: fast, every: 10s }
      """;

  @TempDir static Path directory;
  private static final BlockingQueue<String> SAID = new LinkedBlockingQueue<>();
  private static Emulator emulator;

  private final CommandRun sampan = new CommandRun(directory);

  @BeforeAll
  static void start() throws Exception {
    var listener =
        new InvocationListener() {
          @Override
          public void printed(OutputLine line) {
            SAID.add(line.text());
          }
        };
    emulator = CommandRun.serve(directory, MANIFEST, listener);
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void fires_for_the_time_that_it_is_given() throws Exception {
    assertThat(sampan.run("tick", "nightly", "--at", "2020-02-02T02:02:02Z")).isZero();

    assertThat(sampan.printed()).startsWith("nightly fired, due at 2020-02-02T02:02:02Z;");
    assertThat(fired()).isEqualTo("fired nightly 2020-02-02T02:02:02Z go");
  }

  @Test
  void lists_when_each_fires_next_and_what_never_does() throws Exception {
    assertThat(sampan.run("tick", "--list")).isZero();
    var lines = sampan.printed().lines().toList();
    assertThat(sampan.run("tick", "--list", "--json")).isZero();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).contains("nightly", "cron(30 2 1 1 ? *)", "-01-01T02:30:00Z");
    assertThat(lines.get(2)).contains("fast", "never here: EventBridge fires on whole minutes");
    var json = new ObjectMapper().readTree(sampan.printed());
    assertThat(json.path(0).path("function").asText()).isEqualTo("nightly");
    assertThat(json.path(1).path("next").isNull()).isTrue();
  }

  @Test
  void emit_knows_a_schedule_by_the_same_name() throws Exception {
    assertThat(sampan.run("emit", "schedule", "nightly", "--body", "now")).isZero();

    assertThat(fired()).startsWith("fired nightly ").endsWith(" now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | tick daily                   | there is no schedule daily; there are nightly, fast
          2 | tick nightly --at tomorrow   | --at is tomorrow, not a time such as
          2 | tick                         | Give either the NAME of a schedule or --list.
          2 | tick nightly --list          | Give either the NAME of a schedule or --list.
          1 | tick nightly -C nowhere      | No emulator runs
          """)
  void refuses_what_it_cannot_do(int exit, String line, String message) {
    assertThat(sampan.run(line.split(" ", -1))).isEqualTo(exit);

    assertThat(sampan.complaint()).contains(message);
    assertThat(sampan.printed()).isEmpty();
  }

  private String fired() throws InterruptedException {
    for (var line = SAID.poll(20, TimeUnit.SECONDS); line != null; ) {
      if (line.startsWith("fired ")) {
        return line;
      }
      line = SAID.poll(20, TimeUnit.SECONDS);
    }
    return "nothing";
  }
}
