// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell the reader to type works; what is not run here is run elsewhere. */
final class DocumentsTest {

  /** The lines that are not run here, each with the place that runs it. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "./mvnw verify", ".ci/run",
          "./sampan demo", "DemoTest",
          "./sampan logs -C examples/orders -f --function orders", "ServedCommandsTest",
          "mvn archetype:generate", "ArchetypeTest",
          ".ci/run", "the gate itself");

  /** The commands that need an emulator that runs the example. */
  private static final List<String> ASKING = List.of("emit", "ps", "logs", "dead", "stop");

  private static final List<String> SERVE =
      List.of("run", "examples/orders", "--gateway-port", "0", "--control-port", "0");

  @ParameterizedTest(name = "{0}")
  @MethodSource("that_end")
  void runs_each_command_that_ends(Documents.Line line) throws Exception {
    var ended = SampanCommand.of(SampanCommand.home(), arguments(line)).run();

    assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).isNotBlank();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("that_serve")
  void serves_with_each_command_that_serves(Documents.Line line) throws Exception {
    var arguments = new ArrayList<>(arguments(line));
    if (!arguments.contains("--gateway-port")) {
      arguments.addAll(List.of("--gateway-port", "0", "--control-port", "0"));
    }
    var process = SampanCommand.of(SampanCommand.home(), arguments).start();
    try (var server = new Server(process)) {
      var answer = server.get(server.gatewayPort(), "/orders");

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answers_each_command_that_asks_a_served_project() throws Exception {
    var served = SampanCommand.of(SampanCommand.home(), SERVE).start();
    try (var server = new Server(served)) {
      assertThat(server.get(server.gatewayPort(), "/orders").statusCode()).isEqualTo(200);
      for (var line : that_ask()) {
        var ended = SampanCommand.of(SampanCommand.home(), arguments(line)).run();

        assertThat(ended.exit()).as(line + ended.out() + ended.err()).isZero();
      }

      assertThat(served.waitFor()).isZero();
    }
  }

  /** Those that end the project's emulator come last. */
  private static List<Documents.Line> that_ask() throws IOException {
    return distinct()
        .filter(DocumentsTest::asks)
        .sorted(Comparator.comparing(it -> it.text().startsWith("./sampan stop ")))
        .toList();
  }

  private static boolean asks(Documents.Line line) {
    return ASKING.stream().anyMatch(it -> line.text().startsWith("./sampan " + it + " "))
        && !ELSEWHERE.containsKey(line.text());
  }

  @Test
  void knows_who_runs_every_other_line() throws IOException {
    var others =
        Documents.lines().stream()
            .filter(it -> !ends(it) && !serves(it) && !asks(it))
            .filter(it -> ELSEWHERE.keySet().stream().noneMatch(it.text()::startsWith));

    assertThat(others).as("lines that no test runs").isEmpty();
  }

  @Test
  void the_gate_runs_both_commands_of_the_readme() throws IOException {
    var gate = Files.readString(Checkout.root().resolve(".ci/run"));

    assertThat(Documents.lines()).extracting(Documents.Line::text).contains("./sampan demo");
    assertThat(gate).contains("./sampan demo").containsPattern("\\./mvnw .*\\bverify");
  }

  static Stream<Documents.Line> that_end() throws IOException {
    return distinct().filter(DocumentsTest::ends);
  }

  static Stream<Documents.Line> that_serve() throws IOException {
    return distinct().filter(DocumentsTest::serves);
  }

  private static Stream<Documents.Line> distinct() throws IOException {
    var seen = new HashSet<String>();
    return Documents.lines().stream().filter(it -> seen.add(it.text()));
  }

  private static boolean ends(Documents.Line line) {
    return line.text().startsWith("./sampan ")
        && !serves(line)
        && !asks(line)
        && !ELSEWHERE.containsKey(line.text());
  }

  private static boolean serves(Documents.Line line) {
    return line.text().startsWith("./sampan run ");
  }

  private static List<String> arguments(Documents.Line line) {
    return line.words().subList(1, line.words().size());
  }
}
