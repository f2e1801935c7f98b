// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static dev.sampan.platform.lambda.OrdersCall.FACTS;
import static dev.sampan.platform.lambda.OrdersCall.FUNCTION;
import static dev.sampan.platform.lambda.OrdersCall.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.Portable;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.QueueMessage;
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

final class LambdaWireTest {

  private static final QueueMessage FIRST = message("m-1", Body.of("one"));
  private static final QueueMessage SECOND = message("m-2", Body.of("two"));

  private final LambdaWire wire = LambdaWire.INSTANCE;

  @Test
  void any_json_without_a_status_is_the_body_of_a_200() {
    var object = http("{\"id\": 7}");

    assertThat(object.status()).isEqualTo(200);
    assertThat(object.headers().first("content-type")).contains("application/json");
    assertThat(object.body().text()).isEqualTo("{\"id\":7}");
    assertThat(http("\"hello\"").body().text()).isEqualTo("hello");
    assertThat(http("null").body().text()).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "oops",
        "{\"statusCode\":200",
        "{\"statusCode\":\"two hundred\"}",
        "{\"statusCode\":200.5}",
        "{\"statusCode\":null}",
        "{\"statusCode\":99}",
        "{\"statusCode\":600}",
        "{\"statusCode\":99999999999}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"headers\":{\"a\":[\"b\"]}}",
        "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nset-cookie: c=d\"}}",
        "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}",
        "{\"statusCode\":200,\"cookies\":\"a=b\"}",
        "{\"statusCode\":200,\"cookies\":[1]}",
        "{\"statusCode\":200,\"cookies\":[\"a=b\\nc\"]}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"body\":\"%%%\",\"isBase64Encoded\":true}",
        "{\"statusCode\":200,\"body\":\"a\",\"isBase64Encoded\":\"false\"}"
      })
  void a_malformed_reply_is_a_502_that_says_nothing_of_it(String reply) {
    var response = http(reply);

    assertThat(response.status()).isEqualTo(502);
    assertThat(response.body().text()).isEqualTo("Internal Server Error");
    assertThat(response.headers().first("x-amzn-errortype")).isPresent();
  }

  @Test
  void null_members_are_absent() {
    var response = http("{\"statusCode\":204,\"headers\":null,\"cookies\":null,\"body\":null}");

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.headers()).isEqualTo(Headers.of());
  }

  @Test
  void a_function_error_is_a_502_without_its_stack_trace() {
    var error = "{\"errorType\":\"X\",\"errorMessage\":\"secret\",\"stackTrace\":[\"a.B.c\"]}";

    var response = wire.readHttp(FUNCTION, new NativeReply.FunctionError(Body.of(error)), FACTS);

    assertThat(response.status()).isEqualTo(502);
    assertThat(response.body().text()).isEqualTo("Internal Server Error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "\"done\"",
        "{\"batchItemFailures\":null}",
        "{\"batchItemFailures\":[]}"
      })
  void a_reply_that_names_no_failure_acknowledges_the_batch(String reply) {
    assertThat(queue(reply).failed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oops",
        "{\"batchItemFailures\":",
        "{\"batchItemFailures\":{}}",
        "{\"batchItemFailures\":[\"m-1\"]}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"itemidentifier\":\"m-1\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"},{\"itemIdentifier\":\"m-3\"}]}"
      })
  void a_reply_that_cannot_be_understood_fails_the_whole_batch(String reply) {
    var outcome = queue(reply);

    assertThat(outcome.failed()).containsExactly("m-1", "m-2");
    assertThat(outcome.reason()).isNotEmpty();
  }

  @Test
  void failures_are_in_the_order_of_the_batch() {
    var outcome =
        queue(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"},{\"itemIdentifier\":\"m-1\"},"
                + "{\"itemIdentifier\":\"m-2\"}]}");

    assertThat(outcome.failed()).containsExactly("m-1", "m-2");
  }

  @Test
  void a_time_out_tells_how_long_the_function_had() {
    var error = wire.directFailure(FailureKind.TIMEOUT, FACTS, "");

    assertThat(error.status()).isEqualTo(200);
    assertThat(error.body().text())
        .isEqualTo(
            "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":"
                + "\"RequestId: r-1 Error: Task timed out after 3.00 seconds\"}");
  }

  @Test
  void a_crash_tells_the_exit_status() {
    assertThat(wire.directFailure(FailureKind.CRASHED, FACTS, "exit status 3").message())
        .isEqualTo("RequestId: r-1 Error: Runtime exited with error: exit status 3");
    assertThat(wire.directFailure(FailureKind.CRASHED, FACTS, "").message())
        .isEqualTo("RequestId: r-1 Error: Runtime exited without providing a reason");
  }

  @Test
  void an_init_error_that_the_runtime_reported_is_passed_on_as_it_is() {
    var reported = "{\"errorMessage\":\"no such class\",\"errorType\":\"Sampan.Config\"}";

    var error = wire.directFailure(FailureKind.INIT_FAILED, FACTS, reported);

    assertThat(error.type()).isEqualTo("Sampan.Config");
    assertThat(error.body().text()).isEqualTo(reported);
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, ConcurrentInvocationLimitExceeded",
    "THROTTLED_FUNCTION, ReservedFunctionConcurrentInvocationLimitExceeded",
    "THROTTLED_RATE, FunctionInvocationRateLimitExceeded"
  })
  void a_throttled_call_is_told_why(FailureKind kind, String reason) {
    var error = wire.directFailure(kind, FACTS, "");

    assertThat(error.status()).isEqualTo(429);
    assertThat(error.type()).isEqualTo("TooManyRequestsException");
    assertThat(Portable.json(error.body().bytes()).get("Reason").textValue()).isEqualTo(reason);
    assertThat(wire.httpFailure(kind, FACTS, "").status()).isEqualTo(429);
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void every_failure_has_an_answer(FailureKind kind) {
    var response = wire.httpFailure(kind, FACTS, "detail");

    assertThat(response.status()).isBetween(400, 599);
    assertThat(response.headers().first("x-amzn-errortype")).isPresent();
    assertThat(Portable.json(wire.directFailure(kind, FACTS, "detail").body().bytes()).isObject())
        .isTrue();
  }

  @Test
  void payloads_are_held_to_lambdas_limits() {
    var atLimit = wire.direct(FUNCTION, Body.of(new byte[6_291_456]), FACTS);
    var over = wire.direct(FUNCTION, Body.of(new byte[6_291_457]), FACTS);
    var overForLater = wire.direct(FUNCTION, Body.of(new byte[1_048_577]), FACTS);

    assertThat(wire.admit(atLimit, false, FACTS)).isEmpty();
    var refused = wire.admit(over, false, FACTS).orElseThrow();
    assertThat(refused.direct().status()).isEqualTo(413);
    assertThat(refused.direct().message()).contains("6291457 byte", "limit 6291456");
    assertThat(refused.http().status()).isEqualTo(413);
    assertThat(wire.admit(overForLater, false, FACTS)).isEmpty();
    assertThat(wire.admit(overForLater, true, FACTS)).isPresent();
  }

  @Test
  void a_reply_over_the_limit_is_a_function_error() {
    var over = new NativeReply.Payload(Body.of(new byte[6_291_557]));

    var exceeded = wire.admit(over, FACTS).orElseThrow();

    assertThat(exceeded.direct().type()).isEqualTo("Function.ResponseSizeTooLarge");
    assertThat(exceeded.direct().message())
        .isEqualTo(
            "Response payload size (6291557 bytes) exceeded maximum allowed payload size"
                + " (6291556 bytes).");
    assertThat(exceeded.http().status()).isEqualTo(502);
  }

  @Test
  void text_that_is_not_utf_8_goes_as_base64() {
    var request =
        HttpRequest.of("POST", "/")
            .withHeader("content-type", "text/plain; charset=iso-8859-1")
            .withBody(Body.of(new byte[] {(byte) 0xe9}));

    var event = event(wire.http(FUNCTION, request, FACTS));

    assertThat(event.get("isBase64Encoded").booleanValue()).isTrue();
    assertThat(event.get("body").textValue()).isEqualTo("6Q==");
  }

  @Test
  void the_target_is_kept_byte_for_byte() {
    var event = event(wire.http(FUNCTION, HttpRequest.of("GET", "//a%zz//b?x=%&y"), FACTS));

    assertThat(event.get("rawPath").textValue()).isEqualTo("//a%zz//b");
    assertThat(event.get("rawQueryString").textValue()).isEqualTo("x=%&y");
  }

  @Test
  void a_caller_cannot_speak_for_the_front_end() {
    var request =
        HttpRequest.of("GET", "/")
            .withHeader("x-forwarded-for", "6.6.6.6")
            .withHeader("x-forwarded-proto", "gopher")
            .withHeader("host", "evil.example.com")
            .withClientAddress("203.0.113.9");

    var headers = event(wire.http(FUNCTION, request, FACTS)).get("headers");

    assertThat(headers.get("x-forwarded-for").textValue()).isEqualTo("6.6.6.6, 203.0.113.9");
    assertThat(headers.get("x-forwarded-proto").textValue()).isEqualTo("https");
    assertThat(headers.get("host").textValue()).endsWith(".lambda-url.us-east-1.on.aws");
  }

  @Test
  void a_message_that_is_no_text_is_refused_with_a_remedy() {
    var binary = message("m-9", Body.of(new byte[] {(byte) 0xff}));
    var trigger = new QueueTrigger("in", "orders", 10, Duration.ZERO, Order.NONE, 5, null);

    assertThatThrownBy(() -> wire.queue(FUNCTION, trigger, List.of(binary), FACTS))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("m-9")
        .hasMessageContaining("base64");
  }

  @Test
  void an_attribute_that_is_a_number_is_told_as_one() {
    var attributes = Map.of("ErrorCode", "200", "RequestID", "r-1");
    var message =
        new QueueMessage(
            "m-1",
            Body.of("{}"),
            attributes,
            wire.asyncDeadLetterNumbers(),
            null,
            1,
            Instant.EPOCH);
    var trigger = new QueueTrigger("in", "orders", 10, Duration.ZERO, Order.NONE, 5, null);

    var record = event(wire.queue(FUNCTION, trigger, List.of(message), FACTS)).at("/Records/0");

    assertThat(record.at("/messageAttributes/ErrorCode/dataType").textValue()).isEqualTo("Number");
    assertThat(record.at("/messageAttributes/ErrorCode/stringValue").textValue()).isEqualTo("200");
    assertThat(record.at("/messageAttributes/RequestID/dataType").textValue()).isEqualTo("String");
    var plain = message.onAttempt(2);
    assertThat(plain.numbers()).containsExactly("ErrorCode");
  }

  @Test
  void additions_name_each_header_that_the_writer_adds() {
    var headers = event(wire.http(FUNCTION, HttpRequest.of("GET", "/"), FACTS)).get("headers");

    for (var header : headers.properties()) {
      assertThat(wire.additions()).anyMatch(each -> each.concerns(header.getKey()));
    }
  }

  private HttpResponse http(String reply) {
    return wire.readHttp(FUNCTION, new NativeReply.Payload(Body.of(reply)), FACTS);
  }

  private BatchOutcome queue(String reply) {
    return wire.readQueue(
        FUNCTION, List.of(FIRST, SECOND), new NativeReply.Payload(Body.of(reply)));
  }

  private static JsonNode event(NativeRequest request) {
    return Portable.json(((NativeRequest.Payload) request).body().bytes());
  }

  private static QueueMessage message(String id, Body body) {
    return new QueueMessage(id, body, Map.of(), null, 1, NOW);
  }
}
