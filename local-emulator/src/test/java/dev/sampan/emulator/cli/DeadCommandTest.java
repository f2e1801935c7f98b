// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.journal.DeadLetters;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.journal.JournalSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeadCommandTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
  private static final String LANE = "queue/orders";

  private final List<String> said = new ArrayList<>();
  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void bury() throws IOException {
    try (var journal = open()) {
      var letters = new DeadLetters(journal, CLOCK, said::add);
      for (var id : List.of("id-1", "id-2")) {
        var body = Body.of("{\"order\":\"" + id + "\"}");
        journal.append(List.of(Entry.of(LANE, id, CLOCK.instant(), Map.of("a", "b"), body))).join();
        letters.bury(LANE, id, "orders-dead", 5, "retries-exhausted", "Bad: no").join();
      }
    }
  }

  @Test
  void says_of_each_that_it_is_given_up() {
    assertThat(said)
        .hasSize(2)
        .first()
        .isEqualTo(
            "queue/orders: id-1 is given up after 5 attempts: retries-exhausted (Bad: no);"
                + " it is among the dead letters of orders-dead");
  }

  @Test
  void lists_what_is_on_disk_while_no_emulator_runs() {
    assertThat(run("dead", "list")).isZero();

    var lines = printed().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .startsWith("id-1")
        .contains("orders-dead", LANE, "2026-11-23T08:00:00Z", "5", "retries-exhausted", "Bad: no");
    assertThat(lines.get(2)).startsWith("id-2");
  }

  @Test
  void shows_one_with_its_headers_and_its_body() {
    assertThat(run("dead", "show", "id-2")).isZero();

    assertThat(printed())
        .contains("dead-reason", "retries-exhausted")
        .endsWith("{\"order\":\"id-2\"}" + System.lineSeparator());
  }

  @Test
  void gives_one_back_to_where_it_came_from_as_if_it_were_new() throws Exception {
    assertThat(run("dead", "redrive", "id-1", "--json")).isZero();

    assertThat(json().path("redriven").get(0).asText()).isEqualTo("id-1");
    try (var journal = open()) {
      var back = journal.find(LANE, "id-1").orElseThrow();
      assertThat(back.attempt()).isZero();
      assertThat(back.headers()).isEqualTo(Map.of("a", "b"));
      assertThat(journal.ids("dead/orders-dead")).containsExactly("id-2");
    }
  }

  @Test
  void gives_all_back_through_the_emulator_that_runs() throws Exception {
    Files.writeString(
        directory.resolve("sampan.yaml"), "functions:\n  none:\n    command: [./none]\n");
    try (var emulator =
        Emulator.start(EmulatorConfig.of(directory, directory, CLOCK).withPorts(0, 0))) {
      assertThat(emulator.controlPort()).isPositive();
      assertThat(run("dead", "list", "--json")).isZero();
      assertThat(json().path("dead")).hasSize(2);
      assertThat(json().path("dead").path(0).path("attempts").isInt()).isTrue();
      out.reset();

      assertThat(run("dead", "redrive", "--all")).isZero();

      assertThat(printed().lines()).containsExactly("id-1", "id-2");
      assertThat(run("dead", "list")).isZero();
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("No dead letters.");
    }
  }

  @Test
  void has_nothing_to_list_where_nothing_was_ever_accepted() {
    assertThat(run("dead", "list", "-C", "nowhere")).isZero();

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("No dead letters.");
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "dead show nobody, 1, there is no dead letter nobody",
    "dead redrive nobody, 1, there is no dead letter nobody",
    "dead redrive, 2, either ids or --all",
    "dead redrive --all id-1, 2, either ids or --all",
    "dead, 2, 'list, show or redrive'",
    "dead show, 2, ID",
    "dead bury, 2, bury",
  })
  void says_what_is_wrong(String line, int exit, String named) {
    assertThat(run(line.split(" ", -1))).isEqualTo(exit);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains(named);
  }

  private Journal open() throws IOException {
    return Journal.open(Emulator.journal(directory), JournalSize.DEFAULT, Runnable::run);
  }

  private int run(String... arguments) {
    var terminal = new Terminal(InputStream.nullInputStream(), stream(out), stream(err), false);
    return Sampan.run(
        new Workplace(terminal, directory, directory, directory, Map.of(), CLOCK), arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(printed());
  }
}
