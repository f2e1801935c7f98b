// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.platform.Platform;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), MANIFEST);
    var classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    emulator =
        Emulator.start(
            EmulatorConfig.of(directory, directory, Clock.systemUTC())
                .withPorts(0, 0)
                .withClassPath(classPath));
    shout("one");
    shout("two");
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void ps_lists_instances_with_their_processes() {
    assertThat(run("ps")).isZero();

    var lines = printed().lines().toList();
    var pid = Long.toString(emulator.instances().get(0).pid());
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("instance").contains("revision", "memory", "served");
    assertThat(lines.get(1)).contains("lambda", "shout", "idle", pid, " MiB", "2");
  }

  @Test
  void ps_prints_json() throws Exception {
    assertThat(run("ps", "--json")).isZero();

    var instance = new ObjectMapper().readTree(printed()).path("instances").path(0);
    assertThat(instance.path("residentBytes").asLong()).isGreaterThan(1_000_000);
    assertThat(instance.path("served").asInt()).isEqualTo(2);
    assertThat(instance.path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void logs_prints_the_last_lines() {
    assertThat(run("logs", "-n", "1")).isZero();

    assertThat(printed().lines()).singleElement().asString().endsWith("shout | shouting two");
  }

  @Test
  void logs_prints_one_function_only() {
    assertThat(run("logs", "--function", "quiet")).isZero();
    assertThat(printed()).isEmpty();

    assertThat(run("logs", "--function", "shout", "--json")).isZero();
    assertThat(printed().lines())
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
    var exit = CompletableFuture.supplyAsync(() -> run("logs", "-f", "-C", "other"));
    followed.calls().direct(Platform.LAMBDA, "shout", Body.of("{}")).get(1, TimeUnit.MINUTES);
    while (!printed().contains("shout | ")) {
      Thread.onSpinWait();
    }
    followed.close();

    assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("The emulator has ended.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ps nowhere",
        "ps -C nowhere",
        "logs -C nowhere",
        "logs -f -C nowhere",
        "stop nowhere",
        "stop -C nowhere"
      })
  void says_that_no_emulator_runs(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("No emulator runs ", "nowhere");
  }

  @ParameterizedTest
  @CsvSource({
    "logs --function nobody, 1, nobody",
    "logs -f --function nobody, 1, nobody",
    "logs -n 0, 2, 1 to 10000",
    "logs -n 10001, 2, 1 to 10000",
    "logs -n some, 2, some",
  })
  void says_what_is_wrong(String line, int exit, String named) {
    assertThat(run(line.split(" ", -1))).isEqualTo(exit);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains(named);
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

  private int run(String... arguments) {
    var terminal = new Terminal(InputStream.nullInputStream(), stream(out), stream(err), false);
    var workplace = new Workplace(terminal, directory, directory, Map.of(), Clock.systemUTC());
    return Sampan.run(workplace, arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
