// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A served project, and the commands that find the emulator that serves it. */
final class RunTest {

  private static final List<String> RUN =
      List.of("run", "--platform", "cloudrun", "--gateway-port", "0", "--control-port", "0");

  @Test
  void is_called_by_the_command_while_it_runs() throws Exception {
    try (var server = new Server(SampanCommand.of(SampanCommand.example(), RUN).start())) {
      var answer = server.get(server.gatewayPort(), "/orders");

      var called = invoke("orders", "-p", "cloudrun", "-d", "GET /orders");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(called.exit()).as(called.out() + called.err()).isZero();
      assertThat(called.out()).startsWith("HTTP 200");
      assertThat(called.err()).contains("cloudrun warm").doesNotContain("cold");
    }
  }

  @Test
  void takes_a_call_that_nobody_waits_for() throws Exception {
    try (var server = new Server(SampanCommand.of(SampanCommand.example(), RUN).start())) {
      assertThat(server.gatewayPort()).isPositive();

      var called = invoke("quotes", "--async", "-d", "{\"item\":\"tea\",\"quantity\":2}");

      assertThat(called.exit()).as(called.out() + called.err()).isZero();
    }
  }

  @Test
  void takes_its_instances_with_it() throws Exception {
    var state = SampanCommand.example().resolve(".sampan");
    try (var server = new Server(SampanCommand.of(SampanCommand.example(), RUN).start())) {
      server.get(server.gatewayPort(), "/orders");
      assertThat(SampanCommand.processes(state)).isNotEmpty();
    }

    assertThat(SampanCommand.processes(state)).isEmpty();
    assertThat(state.resolve("emulator.json")).doesNotExist();
    assertThat(state.resolve("instances")).isEmptyDirectory();
  }

  private static Ended invoke(String... arguments) throws Exception {
    var all = new ArrayList<>(List.of("invoke"));
    all.addAll(List.of(arguments));
    return SampanCommand.of(SampanCommand.example(), all).run();
  }
}
