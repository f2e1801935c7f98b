// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Cookie;
import dev.sampan.Handler;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpEventTest {

  private static final String CONTEXT =
      "\"requestContext\":{\"accountId\":\"anonymous\",\"stage\":\"$default\","
          + "\"http\":{\"method\":\"POST\",\"path\":\"/a\",\"sourceIp\":\"203.0.113.7\"}}";
  private static final String START =
      "{\"version\":\"2.0\",\"rawPath\":\"/a\",\"rawQueryString\":\"\",\"headers\":{},";

  /** Keeps each request, and answers with what it was made with. */
  public static final class Recorder implements Handler<HttpRequest, HttpResponse> {
    final List<HttpRequest> requests = new ArrayList<>();
    private final HttpResponse response;

    Recorder(HttpResponse response) {
      this.response = response;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      requests.add(request);
      return response;
    }
  }

  /** Takes a payload of its own. */
  public static final class Size implements Handler<Map<String, Object>, Integer> {
    @Override
    public Integer handle(Map<String, Object> input, Context context) {
      return input.size();
    }
  }

  private static HttpRequest request(String event) throws Exception {
    Recorder recorder = new Recorder(HttpResponse.of(204));
    Function.of(recorder).behind(Trigger.HTTP, "").run(new FakeLambda().event("id", event));
    assertThat(recorder.requests).hasSize(1);
    return recorder.requests.get(0);
  }

  private static String reply(HttpResponse response) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", START + CONTEXT + "}");
    Function.of(new Recorder(response)).behind(Trigger.HTTP, "").run(lambda);
    assertThat(lambda.post().path()).endsWith("/response");
    return lambda.post().body();
  }

  @Test
  void takes_path_and_query_byte_for_byte() throws Exception {
    HttpRequest request =
        request(
            "{\"version\":\"2.0\",\"rawPath\":\"/a%2Fb/%E2%82%AC\","
                + "\"rawQueryString\":\"x=1&x=%32&y=a+b&&z\",\"headers\":{},"
                + CONTEXT
                + "}");

    assertThat(request.target()).isEqualTo("/a%2Fb/%E2%82%AC?x=1&x=%32&y=a+b&&z");
    assertThat(request.query().all("x")).containsExactly("1", "2");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.clientAddress()).contains("203.0.113.7");
  }

  @Test
  void takes_headers_and_cookies() throws Exception {
    HttpRequest request =
        request(
            "{\"version\":\"2.0\",\"rawPath\":\"/\",\"rawQueryString\":\"\","
                + "\"cookies\":[\"a=1\",\"b=2\"],"
                + "\"headers\":{\"accept\":\"text/html,*/*\",\"x-empty\":\"\"},"
                + CONTEXT
                + "}");

    assertThat(request.headers())
        .isEqualTo(Headers.of("accept", "text/html,*/*", "x-empty", "", "cookie", "a=1; b=2"));
    assertThat(request.cookie("b")).contains("2");
  }

  @Test
  void takes_a_body_of_text_and_one_of_bytes_wherever_the_flag_stands() throws Exception {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < 256; i++) {
      everyByte[i] = (byte) i;
    }
    String base64 = Base64.getEncoder().encodeToString(everyByte);

    assertThat(
            request(START + "\"body\":\"h\u00e9\",\"isBase64Encoded\":false," + CONTEXT + "}")
                .body()
                .text())
        .isEqualTo("h\u00e9");
    assertThat(
            request(START + "\"isBase64Encoded\":true,\"body\":\"" + base64 + "\"," + CONTEXT + "}")
                .body()
                .bytes())
        .isEqualTo(everyByte);
    assertThat(
            request(START + "\"body\":\"" + base64 + "\",\"isBase64Encoded\":true," + CONTEXT + "}")
                .body()
                .bytes())
        .isEqualTo(everyByte);
    assertThat(request(START + CONTEXT + "}").body().bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"a\":true}", "null", "\"true\""})
  void takes_a_flag_of_another_type_for_none(String flag) throws Exception {
    HttpRequest request =
        request(START + "\"isBase64Encoded\":" + flag + ",\"body\":\"aGk=\"," + CONTEXT + "}");

    assertThat(request.body().text()).isEqualTo("aGk=");
  }

  @Test
  void takes_the_name_of_a_stage_off_the_path() throws Exception {
    String event =
        "{\"version\":\"2.0\",\"rawPath\":\"%s\",\"rawQueryString\":\"\",\"headers\":{},"
            + "\"requestContext\":{\"stage\":\"prod\",\"http\":{\"method\":\"GET\"}}}";

    assertThat(request(event.formatted("/prod/orders")).target()).isEqualTo("/orders");
    assertThat(request(event.formatted("/prod")).target()).isEqualTo("/");
    assertThat(request(event.formatted("/products")).target()).isEqualTo("/products");
  }

  @Test
  void answers_with_status_headers_cookies_and_text() throws Exception {
    HttpResponse response =
        HttpResponse.text(201, "h\u00e9 \"quoted\"\n")
            .withHeaders(Headers.of("x-a", "1", "x-b", "2", "x-a", "3"))
            .withCookie(Cookie.of("s", "1"))
            .withCookie(Cookie.of("t", "2"));

    assertThat(reply(response))
        .startsWith(
            "{\"statusCode\":201,\"headers\":{\"x-a\":\"1, 3\",\"x-b\":\"2\"},\"cookies\":[\"s=1")
        .contains("\",\"t=2")
        .endsWith("],\"body\":\"h\u00e9 \\\"quoted\\\"\\n\",\"isBase64Encoded\":false}");
  }

  @Test
  void answers_in_base64_what_is_not_text() throws Exception {
    byte[] pdf = {'%', 'P', 'D', 'F', (byte) 0xE2, (byte) 0x28};

    assertThat(reply(HttpResponse.of(200, "application/pdf", Body.of(pdf))))
        .contains("\"body\":\"" + Base64.getEncoder().encodeToString(pdf) + "\"")
        .endsWith("\"isBase64Encoded\":true}");
  }

  @Test
  void answers_a_streamed_body_when_it_is_complete() throws Exception {
    HttpResponse response =
        HttpResponse.stream(
            "text/plain",
            out -> {
              out.write("one ".getBytes(StandardCharsets.UTF_8));
              out.flush();
              out.write("two".getBytes(StandardCharsets.UTF_8));
            });

    assertThat(reply(response)).contains("\"body\":\"one two\"");
  }

  @Test
  void fails_the_invocation_when_a_body_breaks_off() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", START + CONTEXT + "}");
    HttpResponse response =
        HttpResponse.stream(
            "text/plain",
            out -> {
              throw new IllegalStateException("half way");
            });

    Function.of(new Recorder(response)).behind(Trigger.HTTP, "").run(lambda);

    assertThat(lambda.post().path()).endsWith("/error");
    assertThat(lambda.post().body()).contains("half way");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"rawPath\":\"a\"",
        "\"rawPath\":\"/a b\"",
        "\"headers\":{\"a b\":\"c\"}",
        "\"headers\":{\"a\":\"b\\r\\nc: d\"}",
        "\"body\":\"%%%\",\"isBase64Encoded\":true",
      })
  void answers_400_to_a_request_that_is_not_http(String last) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", START + CONTEXT + "," + last + "}");
    Recorder recorder = new Recorder(HttpResponse.of(204));

    Function.of(recorder).behind(Trigger.HTTP, "").run(lambda);

    assertThat(recorder.requests).isEmpty();
    assertThat(lambda.post().path()).endsWith("/response");
    assertThat(lambda.post().body()).startsWith("{\"statusCode\":400,").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"text\"",
        "{\"version\":\"2.0\"",
        START,
        START + CONTEXT,
        START + CONTEXT + "}}",
        "{\"version\":\"1.0\",\"rawPath\":\"/a\",\"rawQueryString\":\"\",\"headers\":{},"
            + CONTEXT
            + "}",
        "{\"version\":2.0,\"rawPath\":\"/a\",\"rawQueryString\":\"\",\"headers\":{},"
            + CONTEXT
            + "}",
        "{\"version\":\"2.0\",\"rawPath\":{},\"rawQueryString\":\"\",\"headers\":{},"
            + CONTEXT
            + "}",
        "{\"version\":\"2.0\",\"rawPath\":\"/a\",\"headers\":{}," + CONTEXT + "}",
        "{\"version\":\"2.0\",\"rawPath\":\"/a\",\"rawQueryString\":\"\",\"headers\":[],"
            + CONTEXT
            + "}",
        "{\"version\":\"2.0\",\"rawPath\":\"/a\",\"rawQueryString\":\"\"," + CONTEXT + "}",
        START + "\"requestContext\":[{\"http\":{\"method\":\"GET\"}}]}",
        START + "\"requestContext\":{\"http\":\"GET\"}}",
        START + "\"requestContext\":{\"http\":{\"method\":7}}}",
        "",
        "\u0000",
      })
  void fails_what_is_no_request_for_a_function_that_takes_requests(String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event).event("next", START + CONTEXT + "}");
    Recorder recorder = new Recorder(HttpResponse.of(204));

    Function.of(recorder).behind(Trigger.HTTP, "").run(lambda);

    assertThat(lambda.posts()).hasSize(2);
    assertThat(lambda.posts().get(0).path()).endsWith("/id/error");
    assertThat(lambda.posts().get(1).path()).endsWith("/next/response");
    assertThat(recorder.requests).hasSize(1);
  }

  @Test
  void calls_a_function_of_payloads_directly_with_what_is_no_request() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", "{\"a\":1,\"b\":2}");

    Function.of(new Size()).behind(Trigger.HTTP, "").run(lambda);

    assertThat(lambda.post().body()).isEqualTo("2");
  }

  @Test
  void does_not_take_a_payload_for_a_request_where_no_http_trigger_is_declared() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", START + CONTEXT + "}");

    Function.of(new Size()).run(lambda);

    assertThat(lambda.post().body()).isEqualTo("5");
  }

  @Test
  void reads_deep_json_without_harm() throws Exception {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    FakeLambda lambda = new FakeLambda().event("id", START + "\"x\":" + deep + "," + CONTEXT + "}");

    Function.of(new Recorder(HttpResponse.of(204))).behind(Trigger.HTTP, "").run(lambda);

    assertThat(lambda.posts()).hasSize(1);
  }
}
