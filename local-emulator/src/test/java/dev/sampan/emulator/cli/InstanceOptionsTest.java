// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class InstanceOptionsTest {

  private static final String MANIFEST =
      """
      functions:
        orders:
          handler: dev.sampan.emulator.functions.Hello
        quotes:
          command: [./bootstrap]
      """;

  @Command
  private static final class Host {
    @Mixin private final InstanceOptions options = new InstanceOptions();
  }

  @TempDir Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), MANIFEST);
    Files.writeString(directory.resolve(".env"), "COLOUR=red\nSIZE=large\n");
    Files.writeString(directory.resolve("broken.env"), "COLOUR=red\nSIZE\n");
  }

  @Test
  void variables_come_from_files_and_by_name_from_the_shell() throws Exception {
    try (var emulator = start("--env-file", ".env", "--env", "SIZE", "--env", "ABSENT")) {
      assertThat(process(emulator, Platform.LAMBDA, "orders").environment())
          .containsEntry("COLOUR", "red")
          .containsEntry("SIZE", "small")
          .doesNotContainKeys("SECRET", "ABSENT");
    }
  }

  @Test
  void a_level_is_for_all_functions_or_for_one() throws Exception {
    try (var emulator = start("--log-level", "orders=DEBUG", "--log-level", "warn")) {
      assertThat(process(emulator, Platform.LAMBDA, "orders").environment())
          .containsEntry("SAMPAN_LOG_LEVEL", "debug")
          .containsEntry("AWS_LAMBDA_LOG_LEVEL", "DEBUG");
      assertThat(process(emulator, Platform.SCF, "quotes").environment())
          .containsEntry("SAMPAN_LOG_LEVEL", "warn")
          .doesNotContainKey("AWS_LAMBDA_LOG_LEVEL");
    }
  }

  @Test
  void a_debugged_function_waits_for_its_debugger_on_loopback() throws Exception {
    try (var emulator = start("--debug", "orders=0", "--debug", "quotes=0")) {
      var agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

      assertThat(process(emulator, Platform.LAMBDA, "orders").command()).contains(agent);
      assertThat(process(emulator, Platform.LAMBDA, "quotes").environment())
          .containsEntry("JAVA_TOOL_OPTIONS", agent);
      assertThat(emulator.debugPorts()).containsOnlyKeys("orders", "quotes");
      assertThat(emulator.debugPorts().values()).doesNotHaveDuplicates().doesNotContain(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--debug nobody, 1, 'There are: orders, quotes'",
    "--debug orders=many, 2, 'many'",
    "--debug orders=65536, 2, '65536'",
    "--debug orders=-1, 2, '-1'",
    "--debug orders=7000 --debug quotes=7000, 2, 'port 7000'",
    "--in-process --debug orders --cold-start real, 2, 'attach to the emulator'",
    "--in-process --isolation bubblewrap, 2, 'with --in-process there are none'",
    "--no-network, 2, '--no-network needs a sandbox: add --isolation bubblewrap.'",
    "--no-network --isolation bubblewrap --debug x, 2, 'over the network that --no-network cuts'",
    "--bandwidth slow, 2, '--bandwidth'",
    "--log-level loud, 2, 'debug, info, warn or error'",
    "--log-level orders=loud, 2, 'loud'",
    "--log-level nobody=debug, 1, 'nobody'",
    "--env SIZE=large, 2, '--env is ''SIZE=...'', but takes the name alone'",
    "--env-file nowhere, 1, 'nowhere'",
    "--env-file broken.env, 1, 'broken.env:2: '",
  })
  void run_says_what_is_wrong_and_starts_nothing(String options, int exit, String named) {
    assertThat(Sampan.run(workplace(), ("run . " + options).split(" ", -1))).isEqualTo(exit);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains(named).doesNotContain("\tat ");
    assertThat(directory.resolve(".sampan")).doesNotExist();
  }

  private Emulator start(String... arguments) throws Exception {
    var host = new Host();
    new CommandLine(host).parseArgs(arguments);
    var config = EmulatorConfig.of(directory, directory, Clock.systemUTC()).withPorts(0, 0);
    return Emulator.start(host.options.apply(config, workplace(), Manifest.read(directory)));
  }

  private ProcessSpec process(Emulator emulator, Platform platform, String function) {
    return emulator.process(platform, function, 9001, directory).orElseThrow();
  }

  private Workplace workplace() {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(InputStream.nullInputStream(), stream, stream, false);
    var shell = Map.of("PATH", "/usr/bin:/bin", "SIZE", "small", "SECRET", "x");
    return new Workplace(terminal, directory, directory, directory, shell, Clock.systemUTC());
  }
}
