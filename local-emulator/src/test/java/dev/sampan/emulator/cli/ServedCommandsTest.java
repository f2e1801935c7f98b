// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that ask an emulator that runs. */
final class ServedCommandsTest {

  private static final String MANIFEST =
      """
      functions:
        shout:
          handler: dev.sampan.emulator.functions.Shout
        quiet:
          handler: dev.sampan.emulator.functions.Shout
      """;

  @TempDir static Path directory;
  private static Emulator emulator;

  private final CommandRun sampan = new CommandRun(directory);

  @BeforeAll
  static void start() throws Exception {
    emulator = CommandRun.serve(directory, MANIFEST, InvocationListener.NONE);
    shout("one");
    shout("two");
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void ps_lists_instances_with_their_processes() {
    assertThat(sampan.run("ps")).isZero();

    var lines = sampan.printed().lines().toList();
    var pid = Long.toString(emulator.instances().get(0).pid());
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("instance").contains("revision", "memory", "served");
    assertThat(lines.get(1)).contains("lambda", "shout", "idle", pid, " MiB", "2");
  }

  @Test
  void ps_prints_json() throws Exception {
    assertThat(sampan.run("ps", "--json")).isZero();

    var instance = new ObjectMapper().readTree(sampan.printed()).path("instances").path(0);
    assertThat(instance.path("residentBytes").asLong()).isGreaterThan(1_000_000);
    assertThat(instance.path("served").asInt()).isEqualTo(2);
    assertThat(instance.path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void logs_prints_the_last_lines() {
    assertThat(sampan.run("logs", "-n", "3")).isZero();

    assertThat(sampan.printed().lines())
        .hasSize(3)
        .first()
        .asString()
        .endsWith("shout | shouting two");
    assertThat(sampan.printed().lines().skip(1))
        .satisfiesExactly(
            it -> assertThat(it).contains("shout | END RequestId: "),
            it -> assertThat(it).contains("shout | REPORT RequestId: "));
  }

  @Test
  void logs_prints_one_function_only() {
    assertThat(sampan.run("logs", "--function", "quiet")).isZero();
    assertThat(sampan.printed()).isEmpty();

    assertThat(sampan.run("logs", "--function", "shout", "--json")).isZero();
    assertThat(sampan.printed().lines().filter(it -> !it.contains("\"system\":true")))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).contains("\"event\":\"line\"", "\"invocation\":\""));
  }

  @Test
  void logs_follows_until_the_emulator_ends() throws Exception {
    var other = directory.resolve("other");
    Files.createDirectories(other);
    Files.writeString(other.resolve("sampan.yaml"), MANIFEST);
    var followed =
        Emulator.start(EmulatorConfig.of(other, other, Clock.systemUTC()).withPorts(0, 0));
    var exit = CompletableFuture.supplyAsync(() -> sampan.run("logs", "-f", "-C", "other"));
    followed.calls().direct(Platform.LAMBDA, "shout", Body.of("{}")).get(1, TimeUnit.MINUTES);
    while (!sampan.printed().contains("shout | ")) {
      Thread.onSpinWait();
    }
    followed.close();

    assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(sampan.complaint()).contains("The emulator has ended.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ps nowhere",
        "ps -C nowhere",
        "logs -C nowhere",
        "logs nowhere",
        "logs -f -C nowhere",
        "stop nowhere",
        "stop -C nowhere"
      })
  void says_that_no_emulator_runs(String line) {
    assertThat(sampan.run(line.split(" ", -1))).isEqualTo(1);

    assertThat(sampan.complaint()).contains("No emulator runs ", "nowhere");
  }

  @ParameterizedTest
  @CsvSource({
    "logs --function nobody, 1, nobody",
    "logs -f --function nobody, 1, nobody",
    "logs -n 0, 2, 1 to 10000",
    "logs -n 10001, 2, 1 to 10000",
    "logs -n some, 2, some",
    "cold shout -n 0, 2, 1 to 1000",
    "run nowhere -C nowhere, 2, mutually exclusive",
    "run -C nowhere, 1, nowhere: error: found no such file",
  })
  void says_what_is_wrong(String line, int exit, String named) {
    assertThat(sampan.run(line.split(" ", -1))).isEqualTo(exit);

    assertThat(sampan.complaint()).contains(named);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT59.9S, 59s", "PT61S, 1m 1s", "PT3H5M7S, 3h 5m", "PT-1S, 0s"})
  void tells_an_age_in_its_two_largest_units(Duration age, String text) {
    assertThat(PsCommand.age(age)).isEqualTo(text);
  }

  private static void shout(String text) throws Exception {
    var body = Body.of("{\"text\":\"" + text + "\"}");
    emulator.calls().direct(Platform.LAMBDA, "shout", body).get(1, TimeUnit.MINUTES);
  }
}
