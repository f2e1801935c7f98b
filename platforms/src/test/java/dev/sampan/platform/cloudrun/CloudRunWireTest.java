// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudRunWireTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final InvocationFacts FACTS =
      new InvocationFacts(
          "r-1",
          "orders",
          "europe-west1",
          "demo",
          1,
          NOW,
          NOW.plusSeconds(3),
          "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-01");
  private static final FunctionSpec FUNCTION = FunctionSpec.of("orders", "example.Orders");
  private static final QueueTrigger QUEUE =
      new QueueTrigger("in", "orders", 10, Duration.ZERO, Order.NONE, 5, null);
  private static final QueueMessage MESSAGE =
      new QueueMessage("m-1", Body.empty(), Map.of(), null, 3, NOW);

  private final CloudRunWire wire = CloudRunWire.INSTANCE;

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void a_push_is_acknowledged_by_these_statuses(int status) {
    assertThat(queue(status).failed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 206, 301, 400, 404, 409, 429, 500, 503})
  void a_push_is_delivered_again_after_any_other(int status) {
    assertThat(queue(status).failed()).containsExactly("m-1");
    assertThat(queue(status).reason()).isEqualTo("status " + status);
  }

  @Test
  void a_message_says_only_what_it_has() {
    var request = request(wire.queue(FUNCTION, QUEUE, List.of(MESSAGE), FACTS));

    assertThat(request.target()).isEqualTo("/_sampan/events/in");
    assertThat(request.body().text())
        .isEqualTo(
            "{\"message\":{\"messageId\":\"m-1\",\"message_id\":\"m-1\","
                + "\"publishTime\":\"2026-11-23T10:15:30.000Z\","
                + "\"publish_time\":\"2026-11-23T10:15:30.000Z\"},"
                + "\"subscription\":\"projects/demo/subscriptions/in\"}");
  }

  @Test
  void a_push_carries_one_message() {
    assertThatThrownBy(() -> wire.queue(FUNCTION, QUEUE, List.of(MESSAGE, MESSAGE), FACTS))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("2");
  }

  @Test
  void the_front_end_adds_to_what_proxies_said_and_owns_the_trace() {
    var request =
        HttpRequest.of("GET", "/")
            .withHeader("x-forwarded-for", "6.6.6.6")
            .withHeader("forwarded", "for=6.6.6.6")
            .withHeader("traceparent", "00-11111111111111111111111111111111-2222222222222222-00")
            .withHeader("connection", "keep-alive")
            .withHeader("host", "shop.example.com")
            .withClientAddress("2001:db8::7");

    var headers = request(wire.http(FUNCTION, request, FACTS)).headers();

    assertThat(headers.all("x-forwarded-for")).containsExactly("6.6.6.6, 2001:db8::7");
    assertThat(headers.all("forwarded"))
        .containsExactly("for=6.6.6.6, for=\"[2001:db8::7]\";proto=https");
    assertThat(headers.all("traceparent")).containsExactly(FACTS.traceparent());
    assertThat(headers.all("host")).containsExactly("shop.example.com");
    assertThat(headers.first("connection")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "a b, a%20b",
    "100%, 100%25",
    "say \"hi\", say%20%22hi%22",
    "Grüße, Gr%C3%BC%C3%9Fe"
  })
  void an_attribute_is_percent_encoded_in_a_header(String value, String encoded) {
    assertThat(EventRequest.encoded(value)).isEqualTo(encoded);
  }

  @Test
  void a_status_that_is_no_success_fails_a_direct_call() {
    var outcome =
        wire.readDirect(FUNCTION, new NativeReply.Http(HttpResponse.text(422, "no")), FACTS);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            DirectOutcome.Failed.class,
            failed -> {
              assertThat(failed.error().status()).isEqualTo(422);
              assertThat(failed.error().body().text()).isEqualTo("no");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT, 504",
    "CRASHED, 503",
    "INIT_FAILED, 503",
    "THROTTLED, 429",
    "NO_INSTANCE, 429",
    "REQUEST_TOO_LARGE, 413"
  })
  void the_front_end_answers_where_the_container_did_not(FailureKind kind, int status) {
    assertThat(wire.httpFailure(kind, FACTS, "exit 1").status()).isEqualTo(status);
    assertThat(wire.httpFailure(kind, FACTS, "exit 1").body().text()).doesNotContain("exit 1");
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void every_failure_has_a_text(FailureKind kind) {
    assertThat(wire.httpFailure(kind, FACTS, "").body().text()).isNotEmpty();
    assertThat(wire.directFailure(kind, FACTS, "why").message()).endsWith("why");
  }

  @Test
  void bodies_are_held_to_cloud_runs_limit_unless_they_are_streamed() {
    var size = 32 * 1024 * 1024;
    var over = HttpRequest.of("POST", "/").withBody(Body.of(new byte[size + 1]));
    var streamed = HttpResponse.stream("text/plain", out -> out.write(1));

    assertThat(wire.admit(wire.http(FUNCTION, over, FACTS), false, FACTS).orElseThrow().limit())
        .isEqualTo(size);
    assertThat(wire.admit(new NativeReply.Http(streamed), FACTS)).isEmpty();
  }

  @Test
  void additions_name_each_header_that_the_front_end_adds() {
    var headers = request(wire.http(FUNCTION, HttpRequest.of("GET", "/"), FACTS)).headers();

    for (var header : headers.names()) {
      assertThat(wire.additions()).anyMatch(each -> each.concerns(header));
    }
  }

  private BatchOutcome queue(int status) {
    return wire.readQueue(
        FUNCTION, List.of(MESSAGE), new NativeReply.Http(HttpResponse.of(status)));
  }

  private static HttpRequest request(NativeRequest written) {
    return ((NativeRequest.Http) written).request();
  }
}
