// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Trigger;
import dev.sampan.contract.MemoryNetwork;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.FunctionInstance;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The custom runtime's protocol. */
final class ScfLoopTest {

  private static final Handlers.Raw ECHO = new Handlers.Raw((payload, context) -> payload);

  @Test
  void says_that_it_is_ready_before_it_polls() throws Exception {
    try (var loop = called(ECHO)) {

      assertThat(loop.api().beforeFirstPoll()).hasSize(1);
      var ready = loop.api().beforeFirstPoll().get(0);
      assertThat(ready.start()).isEqualTo("POST /runtime/init/ready HTTP/1.1");
      assertThat(ready.body()).containsExactly(' ');
    }
  }

  @Test
  void headers_may_be_in_any_letter_case() throws Exception {
    try (var loop = called(telling(Context::invocationId))) {

      var posted =
          loop.invoke(WireMessage.response(200).with("Request_Id", "call-9").withBody(new byte[0]));

      assertThat(new String(posted.body(), UTF_8)).isEqualTo("call-9");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3000,2026-11-23T12:00:03Z",
    "' 3000 ',2026-11-23T12:00:03Z",
    "0,2026-11-23T12:00:30Z",
    "-5,2026-11-23T12:00:30Z",
    "soon,2026-11-23T12:00:30Z",
    "99999999999999999999,2026-11-23T12:00:30Z",
    "9999999999,2026-11-23T12:00:30Z"
  })
  void a_time_limit_that_is_none_is_the_functions_own(String limit, String deadline)
      throws Exception {
    try (var loop = called(telling(context -> context.deadline().at().toString()))) {

      var posted =
          loop.invoke(
              WireMessage.response(200).with("time_limit_in_ms", limit).withBody(new byte[0]));

      assertThat(new String(posted.body(), UTF_8)).isEqualTo(deadline);
    }
  }

  @Test
  void an_invocation_without_an_id_is_given_one() throws Exception {
    try (var loop = called(telling(Context::invocationId))) {

      var posted = loop.invoke(WireMessage.response(200).withBody(new byte[0]));

      assertThat(new String(posted.body(), UTF_8)).isNotBlank();
    }
  }

  @Test
  void an_error_has_the_platforms_form_and_the_log_has_the_trace() throws Exception {
    try (var loop = called(failing())) {

      assertThat(loop.error("{}"))
          .startsWith(
              "{\"errorCode\":-1,\"errorMessage\":\"no stock\",\"requestId\":\"call-1\","
                  + "\"stackTrace\":\"java.lang.IllegalStateException: no stock\\n\\tat ")
          .endsWith(",\"statusCode\":430}");
      assertThat(loop.log()).contains("call-1", "IllegalStateException: no stock");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void any_2xx_is_taken_for_yes(int status) throws Exception {
    assertThat(transcript(ECHO, status, 200, status).posted)
        .containsExactly("/runtime/init/ready", "/runtime/invocation/response");
  }

  @Test
  void an_instance_that_is_not_accepted_ends() throws Exception {
    var transcript = transcript(ECHO, 500, 200, 200);

    assertThat(transcript.posted).containsExactly("/runtime/init/ready");
    assertThat(transcript.exit).isEqualTo(1);
    assertThat(transcript.log).contains("/runtime/init/ready with status 500");
  }

  @Test
  void an_instance_whose_poll_is_refused_ends() throws Exception {
    var transcript = transcript(ECHO, 200, 403, 200);

    assertThat(transcript.exit).isEqualTo(1);
    assertThat(transcript.log).contains("/runtime/invocation/next with status 403");
  }

  @Test
  void a_result_that_the_platform_refuses_becomes_an_error() throws Exception {
    var transcript = transcript(ECHO, 200, 200, 413);

    assertThat(transcript.posted)
        .containsExactly(
            "/runtime/init/ready", "/runtime/invocation/response", "/runtime/invocation/error");
    assertThat(transcript.log).contains("refused the result of 5 bytes with status 413");
  }

  @Test
  void an_instance_whose_platform_hangs_up_ends_with_1_and_says_so() throws Exception {
    var transcript = transcript(ECHO, 200, 200, 200);

    assertThat(transcript.exit).isEqualTo(1);
    assertThat(transcript.log).contains("The runtime API is gone");
  }

  @Test
  void a_function_that_cannot_start_is_said_and_ends_the_process() {
    var log = new ByteArrayOutputStream();
    var exit = new AtomicInteger();
    var environment = Handlers.environment(Map.of(), new PrintStream(log, true, UTF_8));
    var network = new MemoryNetwork();
    network.shutDown();

    ScfLoop.run(environment, network, "127.0.0.1:9001", exit::set);

    assertThat(exit).hasValue(1);
    assertThat(log.toString(UTF_8)).contains("functions.properties", "not on the class path");
  }

  private static Loop called(Object handler) throws Exception {
    return new Loop(Handlers.function(Trigger.DIRECT, ""), handler);
  }

  private static Handlers.Raw telling(Function<Context, String> telling) {
    return new Handlers.Raw((payload, context) -> telling.apply(context).getBytes(UTF_8));
  }

  private static Handlers.Raw failing() {
    return new Handlers.Raw(
        (payload, context) -> {
          throw new IllegalStateException("no stock");
        });
  }

  /** What a loop did with a platform that answers with these statuses and then hangs up. */
  private static final class Transcript {
    final List<String> posted = new ArrayList<>();
    int exit;
    String log = "";
  }

  private static Transcript transcript(Handler<?, ?> handler, int ready, int next, int result)
      throws Exception {
    var transcript = new Transcript();
    var log = new ByteArrayOutputStream();
    var environment = Handlers.environment(Map.of(), new PrintStream(log, true, UTF_8));
    var function = Handlers.function(Trigger.DIRECT, "");
    var instance = FunctionInstance.of("scf", function, handler, environment);
    var network = new MemoryNetwork();
    var ended =
        CompletableFuture.supplyAsync(
            ScfLoop.of(instance, environment, network, "127.0.0.1:9001")::run);
    try (var connection = network.accept()) {
      network.shutDown();
      var polls = 0;
      while (polls < 2) {
        var request = WireMessage.readRequest(connection.in());
        if (request.isEmpty()) {
          break;
        }
        var poll = request.get().target().equals("/runtime/invocation/next");
        polls += poll ? 1 : 0;
        if (!poll) {
          transcript.posted.add(request.get().target());
        }
        if (polls < 2) {
          var status = status(request.get().target(), ready, next, result);
          var body = poll ? "event".getBytes(UTF_8) : new byte[0];
          var reply = WireMessage.response(status);
          connection.out().write((status == 204 ? reply : reply.withBody(body)).bytes());
        }
      }
    }
    transcript.exit = ended.get();
    transcript.log = log.toString(UTF_8);
    return transcript;
  }

  private static int status(String path, int ready, int next, int result) {
    return switch (path) {
      case "/runtime/init/ready" -> ready;
      case "/runtime/invocation/next" -> next;
      case "/runtime/invocation/response" -> result;
      default -> 200;
    };
  }
}
