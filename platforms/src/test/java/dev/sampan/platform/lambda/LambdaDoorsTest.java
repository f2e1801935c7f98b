// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.LambdaDoor;
import dev.sampan.platform.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaDoorsTest {

  private static final LambdaWire WIRE = LambdaWire.INSTANCE;
  private static final InvocationFacts FACTS =
      new InvocationFacts(
          "0f4c1c2e-8d55-4b6e-9a3b-5f0a7c1d2e3f",
          "orders",
          "us-east-1",
          "123456789012",
          1,
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(30),
          "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-01");
  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "function-url | FUNCTION_ERROR    | 502 | Internal Server Error",
        "function-url | THROTTLED         | 429 | Rate Exceeded.",
        "http-api     | FUNCTION_ERROR    | 500 | {\"message\": \"Internal Server Error\"}",
        "http-api     | THROTTLED_RATE    | 503 | {\"message\": \"Service Unavailable\"}",
        "http-api     | REQUEST_TOO_LARGE | 413 | {\"message\": \"Request Entity Too Large\"}",
        "rest-api     | TIMEOUT           | 502 | {\"message\": \"Internal server error\"}",
        "rest-api     | THROTTLED_FUNCTION | 500 | {\"message\": \"Internal server error\"}",
        "rest-api     | REQUEST_TOO_LARGE | 413 | {\"message\": \"Request Too Long\"}",
        "alb          | CRASHED           | 502 | <h1>502 Bad Gateway</h1>",
        "alb          | THROTTLED         | 502 | <h1>502 Bad Gateway</h1>",
        "alb          | REQUEST_TOO_LARGE | 413 | <h1>413 Request Entity Too Large</h1>"
      })
  void each_door_tells_a_failure_in_its_own_words(
      String door, FailureKind kind, int status, String words) throws Exception {
    var response = WIRE.httpFailure(function(door), kind, FACTS, "");

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body().text()).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\"",
        "[]",
        "{\"statusCode\":200,\"other\":1}",
        "{\"statusCode\":\"soon\"}",
        "{\"statusCode\":99}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":\"b\"}}",
        "{\"statusCode\":200,\"isBase64Encoded\":\"no\"}",
        "{\"statusCode\":200"
      })
  void a_rest_api_takes_a_malformed_result_for_a_failure(String result) throws Exception {
    assertThat(read("rest-api", result))
        .returns(502, HttpResponse::status)
        .returns("{\"message\": \"Internal server error\"}", it -> it.body().text());
  }

  @Test
  void a_rest_api_merges_headers_and_drops_what_is_there_twice() throws Exception {
    var response =
        read(
            "rest-api",
            "{\"statusCode\":\"201\",\"headers\":{\"x-a\":\"1\"},"
                + "\"multiValueHeaders\":{\"x-a\":[\"1\",\"2\"]},\"body\":\"ok\"}");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers().all("x-a")).containsExactly("1", "2");
    assertThat(response.headers().first("content-type")).hasValue("application/json");
  }

  @Test
  void a_rest_api_decodes_only_what_it_takes_for_binary() throws Exception {
    var text =
        "{\"statusCode\":200,\"headers\":{\"content-type\":\"TYPE\"},"
            + "\"body\":\"AP+A\",\"isBase64Encoded\":true}";

    assertThat(read("rest-api", text.replace("TYPE", "image/png")).body().bytes())
        .containsExactly(0, 0xff, 0x80);
    assertThat(read("rest-api", text.replace("TYPE", "font/woff")).body().text()).isEqualTo("AP+A");
  }

  @Test
  void a_rest_api_spoils_bytes_that_it_takes_for_text() throws Exception {
    var request =
        HttpRequest.of("POST", "/")
            .withHeader("content-type", "font/woff")
            .withBody(Body.of(new byte[] {'a', (byte) 0xff}));

    var event = (NativeRequest.Payload) WIRE.http(function("rest-api"), request, FACTS);

    assertThat(event.body().text()).contains("\"body\":\"a\uFFFD\",\"isBase64Encoded\":false");
  }

  @ParameterizedTest
  @CsvSource({
    "alb, '{\"statusCode\":200,\"multiValueHeaders\":{\"a\":[\"b\"]}}'",
    "alb-multi-value, '{\"statusCode\":200,\"headers\":{\"a\":\"b\"}}'",
    "alb, '{\"headers\":{}}'",
    "alb, 'null'"
  })
  void a_load_balancer_wants_a_status_and_headers_of_its_kind(String door, String result)
      throws Exception {
    assertThat(read(door, result)).returns(502, HttpResponse::status);
  }

  @Test
  void a_load_balancer_takes_a_mebibyte_each_way() throws Exception {
    var function = function("alb");
    var most = HttpRequest.of("POST", "/").withBody(Body.of(new byte[MEBIBYTE]));
    var more = most.withBody(Body.of(new byte[MEBIBYTE + 1]));
    var large = "{\"statusCode\":200,\"body\":\"" + "x".repeat(MEBIBYTE) + "\"}";

    assertThat(WIRE.refusal(function, most)).isEmpty();
    assertThat(WIRE.refusal(function, more)).hasValueSatisfying(it -> status(it, 413));
    assertThat(
            WIRE.refusal(function, HttpRequest.of("GET", "/").withHeader("upgrade", "websocket")))
        .hasValueSatisfying(it -> status(it, 400));
    assertThat(read("alb", large)).returns(502, HttpResponse::status);
    assertThat(read("alb", "{\"statusCode\":200,\"body\":\"x\"}"))
        .returns(200, HttpResponse::status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-api", "rest-api"})
  void an_api_takes_ten_mebibytes_of_which_the_event_may_have_six(String door) throws Exception {
    var function = function(door);
    var most = HttpRequest.of("POST", "/").withBody(Body.of(new byte[10 * MEBIBYTE]));
    var more = most.withBody(Body.of(new byte[10 * MEBIBYTE + 1]));

    assertThat(WIRE.bodyLimit(function)).isEqualTo(10 * MEBIBYTE);
    assertThat(WIRE.refusal(function, most)).isEmpty();
    assertThat(WIRE.refusal(function, more)).hasValueSatisfying(it -> status(it, 413));
    assertThat(WIRE.admit(WIRE.http(function, most, FACTS), false, FACTS)).isPresent();
  }

  private static void status(HttpResponse response, int status) {
    assertThat(response.status()).isEqualTo(status);
  }

  @Test
  void an_http_api_infers_a_response() throws Exception {
    assertThat(read("http-api", "{\"a\":1}"))
        .returns(200, HttpResponse::status)
        .returns("{\"a\":1}", it -> it.body().text());
  }

  @Test
  void a_streamed_head_ends_with_eight_nul_bytes_wherever_parts_end() {
    var stream =
        ("{\"statusCode\":201,\"headers\":{\"x-a\":\"b\"},\"cookies\":[\"c=d\"]}"
                + "\0".repeat(8)
                + "body")
            .getBytes(StandardCharsets.UTF_8);
    for (var cut = 1; cut < stream.length; cut++) {
      var head = StreamedHead.of(LambdaDoor.FUNCTION_URL, ResponseStreaming.HTTP_CONTENT_TYPE);
      var first = head.take(Body.of(java.util.Arrays.copyOf(stream, cut)));
      var rest = head.take(Body.of(java.util.Arrays.copyOfRange(stream, cut, stream.length)));

      assertThat(first.text() + rest.text()).isEqualTo("body");
      assertThat(head.response().orElseThrow().status()).isEqualTo(201);
      assertThat(head.response().orElseThrow().headers().first("set-cookie")).hasValue("c=d");
    }
  }

  @Test
  void a_streamed_head_is_json_and_has_an_end() {
    var bad = StreamedHead.of(LambdaDoor.FUNCTION_URL, ResponseStreaming.HTTP_CONTENT_TYPE);
    var endless = StreamedHead.of(LambdaDoor.FUNCTION_URL, ResponseStreaming.HTTP_CONTENT_TYPE);
    var plain = StreamedHead.of(LambdaDoor.FUNCTION_URL, "text/plain");

    assertThatThrownBy(() -> bad.take(Body.of("[]" + "\0".repeat(8))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> endless.take(Body.of(new byte[70_000])).text())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(plain.response().orElseThrow().headers().first("content-type"))
        .hasValue("text/plain");
    assertThat(plain.take(Body.of("x")).text()).isEqualTo("x");
  }

  @Test
  void a_rest_api_wants_a_head_of_its_own_form_in_every_stream() {
    var head =
        "{\"statusCode\":201,\"headers\":{\"a\":\"b\"},\"multiValueHeaders\":{\"c\":[\"d\",\"e\"]},"
            + "\"cookies\":[\"f=g\"]}";
    var stream = StreamedHead.of(LambdaDoor.REST_API, "text/plain");

    assertThat(stream.take(Body.of(head + "\0".repeat(8) + "body")).text()).isEqualTo("body");
    var response = stream.response().orElseThrow();
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers().all("c")).containsExactly("d", "e");
    assertThat(response.headers().first("set-cookie")).hasValue("f=g");
    assertThat(response.headers().first("content-type")).hasValue("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"body\":\"x\"}", "{\"cookies\":{}}", "{\"statusCode\":99}", ""})
  void a_rest_api_takes_no_other_head(String head) {
    var stream = StreamedHead.of(LambdaDoor.REST_API, ResponseStreaming.HTTP_CONTENT_TYPE);

    assertThatThrownBy(() -> stream.take(Body.of(head + "\0".repeat(8))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_rest_api_looks_for_the_end_of_the_head_in_sixteen_kibibytes() {
    var stream = StreamedHead.of(LambdaDoor.REST_API, ResponseStreaming.HTTP_CONTENT_TYPE);
    var most = Body.of(" ".repeat(16 * 1024));

    assertThat(stream.take(most).bytes()).isEmpty();
    assertThatThrownBy(() -> stream.take(Body.of(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private HttpResponse read(String door, String result) throws Exception {
    return WIRE.readHttp(function(door), new NativeReply.Payload(Body.of(result)), FACTS);
  }

  private FunctionSpec function(String door) throws Exception {
    Files.writeString(
        directory.resolve("sampan.yaml"),
        """
        functions:
          orders:
            handler: com.example.Orders
            triggers: [ { http: {} } ]
            platforms: { lambda: { door: %s, binaryTypes: ["image/*"] } }
        """
            .formatted(door));
    return Manifest.read(directory).functions().get(0);
  }
}
