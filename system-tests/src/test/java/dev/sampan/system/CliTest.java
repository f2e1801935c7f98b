// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a process of its own: exit codes, both outputs, and what may be parsed. */
final class CliTest {

  private static final String ORDER =
      "POST /orders\n\n{\"customer\":\"Ada\",\"lines\":[{\"item\":\"tea\",\"quantity\":1,\"cents\":450}]}";

  @TempDir private Path directory;

  @Test
  void explains_itself_and_names_every_command() throws Exception {
    var help = sampan("--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out())
        .contains("Usage: sampan", "Exit codes")
        .contains(
            "demo",
            "run",
            "ps",
            "logs",
            "stop",
            "invoke",
            "event",
            "command",
            "check",
            "platforms",
            "completion")
        .doesNotContain("warm-up");
  }

  @Test
  void says_what_is_wrong_with_the_usage() throws Exception {
    var refused = sampan("event", "queue", "-p", "mars");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("mars").doesNotContain("\tat ");
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void says_that_there_is_no_manifest() throws Exception {
    var failed = sampan("run", ".");

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.out() + failed.err())
        .contains("sampan.yaml")
        .doesNotContain("\tat ")
        .doesNotContain("a fault in Sampan");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void names_file_line_and_key_of_a_fault_in_the_manifest() throws Exception {
    var text = "functions:\n  orders:\n    handler: x.Y\n    memroy: 512MiB\n";
    Files.writeString(directory.resolve("sampan.yaml"), text);

    var failed = sampan("run", ".");

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("sampan.yaml:4: ").contains("memroy").contains("memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invoke", "command"})
  void names_the_functions_if_there_is_no_such_one(String command) throws Exception {
    var failed = example(command, "nobody");

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("'nobody'", "orders", "receipts", "quotes");
    assertThat(failed.out()).isEmpty();
  }

  @Test
  void says_which_port_is_in_use() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());

      var failed = example("run", "--gateway-port", port, "--control-port", "0");

      assertThat(failed.exit()).isEqualTo(1);
      assertThat(failed.err()).contains(port, "--gateway-port").doesNotContain("\tat ");
    }
  }

  @Test
  void calls_with_data_and_prints_the_answer() throws Exception {
    var called = example("invoke", "orders", "-d", "GET /orders");

    assertThat(called.exit()).as(called.err()).isZero();
    assertThat(called.out()).startsWith("HTTP 200");
    assertThat(called.err()).contains("lambda", "cold", "200");
  }

  @Test
  void calls_with_what_standard_input_holds() throws Exception {
    var command = SampanCommand.of(SampanCommand.example(), List.of("invoke", "orders", "-f", "-"));

    var called = command.withInput(ORDER).run();

    assertThat(called.exit()).as(called.err()).isZero();
    assertThat(called.out()).startsWith("HTTP 201");
  }

  @Test
  void ends_with_1_if_the_function_refuses() throws Exception {
    var called = example("invoke", "orders", "-d", "GET /orders/none");

    assertThat(called.exit()).isEqualTo(1);
    assertThat(called.out()).startsWith("HTTP 404");
  }

  @Test
  void calls_on_every_platform_and_finds_them_the_same() throws Exception {
    var called = example("invoke", "orders", "--all", "--json", "-d", "GET /orders/none");

    assertThat(called.exit()).as(called.out() + called.err()).isZero();
    var answers = json(called);
    assertThat(answers.findValuesAsText("platform")).contains("lambda", "scf", "cloudrun");
    assertThat(answers.findValuesAsText("status")).contains("404");
  }

  @Test
  void ends_with_1_if_the_platforms_differ() throws Exception {
    var delivery =
        """
        [
          {"id": "good", "body": {"id":"a1","customer":"Ada","lines":[{"item":"tea","quantity":1,"cents":450}]}},
          {"id": "bad", "body": "no order"}
        ]
        """;
    var file = Files.writeString(directory.resolve("delivery.json"), delivery);

    var called = example("invoke", "receipts", "--all", "-f", file.toString());

    assertThat(called.exit()).isEqualTo(1);
    assertThat(called.out())
        .contains("differs: receipts, good")
        .contains("lambda: acknowledged", "scf: failed", "cloudrun: acknowledged")
        .doesNotContain("differs: receipts, bad");
  }

  @ParameterizedTest
  @CsvSource({
    "lambda, 0, {\"batchItemFailures\":[{\"itemIdentifier\":",
    "scf, 1, 1 of 1 events failed",
    "cloudrun, 1, HTTP 503",
  })
  void sends_the_native_event_that_it_printed(String platform, int exit, String reply)
      throws Exception {
    var event = example("event", "queue", "-p", platform);
    var file = Files.writeString(directory.resolve("event"), event.out());

    var called = example("invoke", "receipts", "--native", "-p", platform, "-f", file.toString());

    assertThat(called.out()).contains(reply);
    assertThat(called.exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"platforms --json", "check --json", "command orders --json", "event http"})
  void prints_json_where_it_is_asked_to(String line) throws Exception {
    var printed = example(line.split(" ", -1));

    assertThat(printed.exit()).as(printed.err()).isZero();
    assertThat(json(printed).isContainerNode()).isTrue();
  }

  @Test
  void prints_how_an_instance_is_started_without_what_tests_need() throws Exception {
    var printed = example("command", "orders", "-p", "cloudrun");

    assertThat(printed.exit()).as(printed.err()).isZero();
    assertThat(printed.out())
        .startsWith("cd ")
        .contains("env -i", "PORT=", "CloudRunMain")
        .doesNotContain("junit", "assertj");
  }

  @Test
  void completes_in_a_shell() throws Exception {
    var printed = sampan("completion");
    var script = Files.writeString(directory.resolve("sampan.bash"), printed.out());

    var read = Program.of(directory, List.of("bash", "-n", script.toString())).run();

    assertThat(printed.exit()).isZero();
    assertThat(printed.out()).contains("complete -F", "platforms");
    assertThat(read.exit()).as(read.err()).isZero();
  }

  private Ended sampan(String... arguments) throws Exception {
    return SampanCommand.of(directory, List.of(arguments)).run();
  }

  private static Ended example(String... arguments) throws Exception {
    return SampanCommand.of(SampanCommand.example(), List.of(arguments)).run();
  }

  private static JsonNode json(Ended ended) throws Exception {
    return new ObjectMapper().readTree(ended.out());
  }
}
