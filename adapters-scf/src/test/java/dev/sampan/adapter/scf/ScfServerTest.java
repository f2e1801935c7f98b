// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.contract.CallFacts;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server on port 9000, in its two modes. */
final class ScfServerTest {

  private static final CallFacts FACTS = CallFacts.of("call-1");
  private static final Handlers.Raw ECHO = new Handlers.Raw((payload, context) -> payload);
  private static final Handlers.Web PATHS =
      new Handlers.Web(
          (request, context) ->
              HttpResponse.text(200, request.method() + " " + request.target())
                  .withHeader("x-seen", "" + request.headers().names())
                  .withHeader("x-scf-request-id", "forged")
                  .withHeader("x-scf-anything", "forged"));

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "GET,/event-invoke",
    "PUT,/event-invoke",
    "POST,/event-invoke/",
    "POST,/event-invoke?x=1",
    "POST,//event-invoke",
    "POST,/",
    "GET,/orders"
  })
  void an_event_function_answers_nothing_but_events(String method, String target) throws Exception {
    try (var platform = served("event", Trigger.DIRECT, ECHO)) {
      var request = WireMessage.request(method, target).withBody("x".getBytes(UTF_8));

      assertThat(platform.exchange(request, FACTS).status()).isEqualTo(404);
    }
  }

  @Test
  void a_failed_event_is_a_500_with_the_platforms_error() throws Exception {
    var failing =
        new Handlers.Raw(
            (payload, context) -> {
              throw new IllegalStateException("no stock");
            });
    try (var platform = served("event", Trigger.DIRECT, failing)) {
      var reply = platform.exchange(event("{}"), FACTS);

      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.first("content-type")).contains("application/json");
      assertThat(new String(reply.body(), UTF_8))
          .contains("\"errorMessage\":\"no stock\"", "\"requestId\":\"call-1\"");
    }
  }

  @Test
  void the_keys_of_the_functions_role_are_never_logged() throws Exception {
    var failing =
        new Handlers.Raw(
            (payload, context) -> {
              throw new IllegalStateException("no stock");
            });
    try (var platform = served("event", Trigger.DIRECT, failing)) {
      platform.exchange(
          event("{}")
              .with("X-Scf-Secret-Id", "live-id")
              .with("X-Scf-Secret-Key", "live-key")
              .with("X-Scf-Session-Token", "live-token"),
          FACTS);

      assertThat(log.toString(UTF_8)).contains("no stock").doesNotContain("live-");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30,2026-11-23T12:00:30Z",
    "900,2026-11-23T12:15:00Z",
    "3000,2026-11-23T12:00:03Z",
    "'',2026-11-23T12:00:30Z",
    "x,2026-11-23T12:00:30Z"
  })
  void the_timeout_is_read_in_seconds_or_milliseconds(String timeout, String deadline)
      throws Exception {
    var telling =
        new Handlers.Raw((payload, context) -> context.deadline().at().toString().getBytes(UTF_8));
    try (var platform = served("event", Trigger.DIRECT, telling)) {
      var reply = platform.exchange(event("{}").with("X-Scf-Timeout", timeout));

      assertThat(new String(reply.body(), UTF_8)).isEqualTo(deadline);
    }
  }

  @Test
  void an_event_over_six_megabytes_is_refused_and_the_next_one_works() throws Exception {
    try (var platform = served("event", Trigger.DIRECT, ECHO)) {
      var large = event("x".repeat(6 * 1024 * 1024 + 1));

      assertThat(platform.exchange(large, FACTS).status()).isEqualTo(413);
      assertThat(platform.exchange(event("{}"), FACTS).status()).isEqualTo(200);
    }
  }

  @Test
  void in_a_web_function_the_path_of_events_is_the_users() throws Exception {
    try (var platform = served("web", Trigger.HTTP, PATHS)) {
      var lookalike = "{\"httpMethod\":\"GET\",\"path\":\"/admin\",\"headers\":{}}";

      var reply = platform.exchange(event(lookalike), FACTS);

      assertThat(new String(reply.body(), UTF_8)).isEqualTo("POST /event-invoke");
    }
  }

  @Test
  void the_end_of_the_instance_asks_what_runs_to_end_early() throws Exception {
    var waits = new CountDownLatch(1);
    var patient =
        new Handlers.Web(
            (request, context) -> {
              var asked = new CompletableFuture<String>();
              var unused = context.cancellation().onRequest(() -> asked.complete("asked to end"));
              waits.countDown();
              return HttpResponse.text(200, asked.orTimeout(20, TimeUnit.SECONDS).join());
            });
    var platform = served("web", Trigger.HTTP, patient);
    var answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return platform.exchange(WireMessage.request("GET", "/"), FACTS);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    waits.await();
    platform.close();

    assertThat(new String(answer.get().body(), UTF_8)).isEqualTo("asked to end");
  }

  @Test
  void the_answer_to_head_has_the_length_of_the_answer_to_get() throws Exception {
    var web = new Handlers.Web((request, context) -> HttpResponse.text(200, "ten bytes!"));
    try (var platform = served("web", Trigger.HTTP, web)) {
      var reply = platform.exchange(WireMessage.request("HEAD", "/"), FACTS);

      assertThat(reply.first("content-length")).contains("10");
      assertThat(reply.body()).isEmpty();
    }
  }

  @Test
  void a_web_function_cannot_set_the_platforms_headers() throws Exception {
    try (var platform = served("web", Trigger.HTTP, PATHS)) {
      var reply = platform.exchange(WireMessage.request("GET", "/"), FACTS);

      assertThat(reply.fields())
          .noneMatch(f -> f.name().toLowerCase(Locale.ROOT).startsWith("x-scf-"));
    }
  }

  @Test
  void a_web_function_sees_no_header_that_only_events_have() throws Exception {
    try (var platform = served("web", Trigger.HTTP, PATHS)) {
      var forged =
          WireMessage.request("GET", "/")
              .with("X-Scf-Secret-Key", "forged")
              .with("X-Scf-Trigger-Src", "forged")
              .with("X-Scf-Remote-Addr", "forged");

      var seen = platform.exchange(forged, FACTS).first("x-seen").orElse("");

      assertThat(seen)
          .contains("x-scf-request-id", "x-scf-uin")
          .doesNotContain("secret-key", "trigger-src", "remote-addr");
    }
  }

  @Test
  void what_the_platform_adds_wins_over_what_a_client_sent() throws Exception {
    var telling =
        new Handlers.Web((request, context) -> HttpResponse.text(200, context.invocationId()));
    try (var platform = served("web", Trigger.HTTP, telling)) {
      var forged = WireMessage.request("GET", "/").with("X-Scf-Request-Id", "forged");

      assertThat(new String(platform.exchange(forged, FACTS).body(), UTF_8)).isEqualTo("call-1");
    }
  }

  @Test
  void the_mode_follows_from_the_triggers_unless_it_is_told() throws Exception {
    assertThat(mode("", Trigger.HTTP)).isEqualTo(Mode.WEB);
    assertThat(mode("", Trigger.QUEUE)).isEqualTo(Mode.EVENT);
    assertThat(mode("event", Trigger.HTTP)).isEqualTo(Mode.EVENT);
    assertThat(mode("web", Trigger.QUEUE)).isEqualTo(Mode.WEB);
    assertThat(Mode.of(Handlers.environment(Map.of()), FunctionEntry.of("f", "F")))
        .isEqualTo(Mode.EVENT);
    assertThatThrownBy(() -> mode("job", Trigger.HTTP))
        .hasMessage("SAMPAN_SCF_MODE must be event or web: job");
  }

  @Test
  void a_port_that_is_taken_is_said() throws Exception {
    var environment = Handlers.environment(Map.of("SAMPAN_PORT", "0", "SAMPAN_HOST", "127.0.0.1"));
    var function = Handlers.function(Trigger.HTTP, "");
    var instance = FunctionInstance.of("scf", function, PATHS, environment);
    try (var first = ScfServer.start(instance, environment)) {
      var same =
          Handlers.environment(
              Map.of("SAMPAN_PORT", "" + first.port(), "SAMPAN_HOST", "127.0.0.1"));

      assertThatThrownBy(() -> ScfServer.start(instance, same))
          .hasMessageContaining("127.0.0.1:" + first.port());
    }
  }

  @Test
  void a_function_that_cannot_start_is_said_and_ends_the_process() {
    var exit = new AtomicInteger();

    ScfServer.run(Handlers.environment(Map.of(), new PrintStream(log, true, UTF_8)), exit::set);

    assertThat(exit).hasValue(1);
    assertThat(log.toString(UTF_8)).contains("functions.properties", "not on the class path");
  }

  private static Mode mode(String name, Trigger kind) {
    return Mode.of(
        Handlers.environment(Map.of("SAMPAN_SCF_MODE", name)), Handlers.function(kind, ""));
  }

  private static WireMessage event(String json) {
    return WireMessage.request("POST", "/event-invoke").withBody(json.getBytes(UTF_8));
  }

  private ServerWire served(String mode, Trigger kind, Object handler) throws Exception {
    var environment =
        Handlers.environment(Map.of("SAMPAN_SCF_MODE", mode), new PrintStream(log, true, UTF_8));
    var instance = FunctionInstance.of("scf", Handlers.function(kind, ""), handler, environment);
    return new ServerWire(ScfServer.withoutPort(instance, environment));
  }
}
