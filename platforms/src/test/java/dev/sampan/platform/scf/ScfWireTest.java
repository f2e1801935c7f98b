// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.Portable;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.HttpTrigger;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScfWireTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final InvocationFacts FACTS =
      new InvocationFacts(
          "r-1",
          "orders",
          "ap-guangzhou",
          "1250000000",
          1,
          NOW,
          NOW.plusSeconds(3),
          "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-01");
  private static final FunctionSpec EVENT = FunctionSpec.of("orders", "example.Orders");
  private static final FunctionSpec WEB =
      FunctionSpec.of("orders", "example.Orders", new HttpTrigger("http", List.of()));
  private static final QueueTrigger QUEUE =
      new QueueTrigger("in", "orders", 10, Duration.ZERO, Order.NONE, 5, null);
  private static final QueueMessage MESSAGE =
      new QueueMessage("m-1", Body.of("one"), Map.of(), null, 1, NOW);

  private final ScfWire wire = ScfWire.INSTANCE;

  @Test
  void any_json_without_a_status_is_the_body_of_a_200() {
    assertThat(http("\"hello\"").body().text()).isEqualTo("\"hello\"");
    assertThat(http("{\"id\":7}").headers().first("content-type")).contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "oops",
        "{\"statusCode\":\"200\"}",
        "{\"statusCode\":true}",
        "{\"statusCode\":100}",
        "{\"statusCode\":200,\"headers\":\"a: b\"}",
        "{\"statusCode\":200,\"headers\":{\"a\":[\"b\",\"c\"]}}",
        "{\"statusCode\":200,\"headers\":{\"a\":\"b\\ninjected: c\"}}",
        "{\"statusCode\":200,\"body\":{\"id\":1}}"
      })
  void a_wrong_shape_is_the_platforms_403(String reply) {
    var response = http(reply);

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body().text())
        .isEqualTo(
            "{\"errno\":403,\"error\":\"Invalid scf response format."
                + " please check your scf response format.\"}");
  }

  @Test
  void an_http_caller_is_told_the_code_and_no_stack_trace() {
    var error = "{\"errorMessage\":\"secret\",\"stackTrace\":\"a.B.c\"}";

    var response = wire.readHttp(EVENT, new NativeReply.FunctionError(Body.of(error)), FACTS);

    assertThat(response.status()).isEqualTo(430);
    assertThat(response.body().text())
        .isEqualTo(
            "{\"errorCode\":-1,\"errorMessage\":\"user code exception caught\","
                + "\"requestId\":\"r-1\",\"statusCode\":430}");
  }

  @Test
  void a_direct_caller_is_told_the_text_that_the_runtime_reported() {
    var error = wire.directFailure(FailureKind.FUNCTION_ERROR, FACTS, "boom at line 3");

    assertThat(error.status()).isEqualTo(430);
    assertThat(error.message()).isEqualTo("user code exception caught");
    assertThat(Portable.json(error.body().bytes()).get("stackTrace").textValue())
        .isEqualTo("boom at line 3");
  }

  @Test
  void a_time_out_tells_how_long_the_function_had() {
    assertThat(wire.directFailure(FailureKind.TIMEOUT, FACTS, "").body().text())
        .isEqualTo(
            "{\"errorCode\":-1,\"errorMessage\":\"Invoking task timed out after 3 seconds\","
                + "\"requestId\":\"r-1\",\"statusCode\":433}");
  }

  @Test
  void a_call_over_the_quota_and_one_over_the_rate_of_scaling_have_codes_of_their_own() {
    assertThat(wire.directFailure(FailureKind.THROTTLED, FACTS, "").status()).isEqualTo(432);
    var rate = wire.directFailure(FailureKind.THROTTLED_RATE, FACTS, "");
    assertThat(rate.status()).isEqualTo(429);
    assertThat(rate.type()).isEqualTo("ResourceLimit");
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void every_failure_has_an_answer(FailureKind kind) {
    var error = wire.directFailure(kind, FACTS, "detail");

    assertThat(Portable.json(error.body().bytes()).get("statusCode").intValue())
        .isEqualTo(error.status());
    assertThat(wire.httpFailure(kind, FACTS, "").status()).isEqualTo(error.status());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 500, 503})
  void an_image_that_answers_anything_but_2xx_has_failed(int status) {
    var reply = new NativeReply.Http(HttpResponse.text(status, "no"));

    assertThat(wire.readQueue(EVENT, List.of(MESSAGE), reply).failed()).containsExactly("m-1");
  }

  @Test
  void a_web_function_gets_the_request_itself_and_no_forged_facts() {
    var request =
        HttpRequest.of("POST", "/a//b?c=%20")
            .withHeaders(
                Headers.of("x-a", "1", "X-A", "2", "X-Scf-Appid", "666", "x-scf-evil", "1"))
            .withBody(Body.of(new byte[] {0, (byte) 0xff}));

    var written = ((NativeRequest.Http) wire.http(WEB, request, FACTS)).request();

    assertThat(written.target()).isEqualTo("/a//b?c=%20");
    assertThat(written.headers().all("x-a")).containsExactly("1", "2");
    assertThat(written.headers().all("x-scf-appid")).containsExactly("1250000000");
    assertThat(written.headers().first("x-scf-evil")).isEmpty();
    assertThat(written.body().bytes()).containsExactly(0, 0xff);
  }

  @Test
  void a_web_function_cannot_set_the_platforms_headers() {
    var response =
        HttpResponse.text(404, "no")
            .withHeader("Connection", "close")
            .withHeader("X-Scf-Status", "1")
            .withHeader("x-own", "1");

    var read = wire.readHttp(WEB, new NativeReply.Http(response), FACTS);

    assertThat(read.status()).isEqualTo(404);
    assertThat(read.headers().names()).containsExactlyInAnyOrder("content-type", "x-own");
  }

  @Test
  void events_do_not_reach_a_web_function() {
    assertThatThrownBy(() -> wire.queue(WEB, QUEUE, List.of(MESSAGE), FACTS))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("web function")
        .hasMessageContaining("trigger in");
    assertThatThrownBy(() -> wire.direct(WEB, Body.of("{}"), FACTS))
        .isInstanceOf(NotExpressibleException.class);
  }

  @Test
  void a_body_that_is_no_text_does_not_reach_an_event_function() {
    var request = HttpRequest.of("POST", "/").withBody(Body.of(new byte[] {(byte) 0xff}));

    assertThatThrownBy(() -> wire.http(EVENT, request, FACTS))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("web function");
  }

  @Test
  void a_flag_for_base64_is_not_read() {
    var response = http("{\"statusCode\":200,\"body\":\"AAEC\",\"isBase64Encoded\":true}");

    assertThat(response.body().text()).isEqualTo("AAEC");
  }

  @Test
  void payloads_and_response_headers_are_held_to_scfs_limits() {
    var over = wire.direct(EVENT, Body.of(new byte[6 * 1024 * 1024 + 1]), FACTS);
    var forLater = wire.direct(EVENT, Body.of(new byte[128 * 1024 + 1]), FACTS);
    var headers = HttpResponse.text(200, "").withHeader("x-long", "v".repeat(4096));

    assertThat(wire.admit(over, false, FACTS).orElseThrow().direct().status()).isEqualTo(406);
    assertThat(wire.admit(forLater, false, FACTS)).isEmpty();
    assertThat(wire.admit(forLater, true, FACTS)).isPresent();
    assertThat(wire.admit(new NativeReply.Http(headers), FACTS).orElseThrow().http().status())
        .isEqualTo(407);
    assertThat(wire.admit(new NativeReply.Http(HttpResponse.text(200, "")), FACTS)).isEmpty();
  }

  private HttpResponse http(String reply) {
    return wire.readHttp(EVENT, new NativeReply.Payload(Body.of(reply)), FACTS);
  }
}
