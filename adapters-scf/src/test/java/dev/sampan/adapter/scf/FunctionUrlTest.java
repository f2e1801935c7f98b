// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Cookie;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of a function URL, as documented, as older platforms wrote them, and hostile ones. */
final class FunctionUrlTest {

  private static final FunctionEntry HTTP = Handlers.function(Trigger.HTTP, "");
  private static final byte[] NOT_TEXT = {(byte) 0xff, 0, (byte) 0xfe};

  @Test
  void the_documented_event_is_a_request() throws Exception {
    var event =
        "{\"body\":\"{\\\"test\\\":\\\"hello\\\"}\",\"headers\":{\"accept\":\"*/*\","
            + "\"x-scf-remote-addr\":\"203.0.113.9\"},\"httpMethod\":\"POST\",\"path\":\"/\","
            + "\"queryString\":{\"a\":\"1\",\"b\":\"2\"}}";
    try (var loop = telling()) {

      assertThat(loop.result(event))
          .isEqualTo(answer("POST /?a=1&b=2 203.0.113.9 {\\\"test\\\":\\\"hello\\\"}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":[\"1\",2]}              | /x?a=1&a=2",
        "{\"a\":true}                   | /x?a",
        "{\"a\":7,\"b\":false}          | /x?a=7&b=false",
        "{\"a\":\"b&c=d e\"}            | /x?a=b%26c%3Dd%20e",
        "{\"a\":null}                   | /x?a",
        "{\"a\":{\"b\":1}}              | /x?a",
        "\"raw=1&b=%20\"                | /x?raw=1&b=%20",
        "{}                             | /x",
        "null                           | /x",
        "[1,2]                          | /x",
      })
  void parameters_may_have_any_form(String query, String target) throws Exception {
    var event =
        "{\"httpMethod\":\"GET\",\"path\":\"/x\",\"headers\":{},\"queryString\":" + query + "}";
    try (var loop = telling()) {

      assertThat(loop.result(event)).isEqualTo(answer("GET " + target + " - "));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"/a b\"        | /a%20b",
        "\"/a%20b\"      | /a%20b",
        "\"/100%\"       | /100%25",
        "\"/舢\"         | /%E8%88%A2",
        "\"no-slash\"    | /no-slash",
        "\"\"            | /",
        "null            | /",
        "\"/a?b#c\"      | /a%3Fb%23c",
        "\"/a\\r\\nb\"   | /a%0D%0Ab",
      })
  void a_path_is_escaped_where_it_must_be(String path, String target) throws Exception {
    var event = "{\"httpMethod\":\"GET\",\"path\":" + path + ",\"headers\":{}}";
    try (var loop = telling()) {

      assertThat(loop.result(event)).isEqualTo(answer("GET " + target + " - "));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{\"x\":\"a\\r\\nb: c\"}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{\"x y\":\"a\"}}",
        "{\"httpMethod\":\"G T\",\"path\":\"/\",\"headers\":{}}",
        "{\"httpMethod\":\"\",\"path\":\"/\",\"headers\":{}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{},\"isBase64Encoded\":true,"
            + "\"body\":\"*\"}",
      })
  void what_no_request_can_hold_is_a_400(String event) throws Exception {
    try (var loop = telling()) {

      assertThat(loop.result(event)).startsWith("{\"statusCode\":400,");
      assertThat(loop.result("{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{}}"))
          .startsWith("{\"statusCode\":200,");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{",
        "{\"httpMethod\":\"GET\",\"headers\":\"none\"}",
        "{\"httpMethod\":{},\"headers\":{}}",
        "\u0000\u0001",
      })
  void what_is_no_request_is_an_error_and_the_loop_goes_on(String event) throws Exception {
    try (var loop = telling()) {

      assertThat(loop.error(event)).contains("\"errorCode\":-1", "\"statusCode\":430");
      assertThat(loop.result("{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{}}"))
          .startsWith("{\"statusCode\":200,");
    }
  }

  @Test
  void a_body_that_is_no_text_is_refused_and_said() throws Exception {
    try (var loop = answering(HttpResponse.of(200, "image/png", Body.of(NOT_TEXT)))) {

      var answer = loop.result(get(""));

      assertThat(answer).startsWith("{\"statusCode\":500,").contains("web function", "call-1");
      assertThat(loop.log()).contains("a body that is not UTF-8 text", "call-1");
    }
  }

  @Test
  void two_cookies_are_refused_and_said() throws Exception {
    var two =
        HttpResponse.text(200, "").withCookie(Cookie.of("a", "1")).withCookie(Cookie.of("b", "2"));
    try (var loop = answering(two)) {

      assertThat(loop.result(get(""))).startsWith("{\"statusCode\":500,");
      assertThat(loop.log()).contains("more than one set-cookie header");
    }
  }

  @Test
  void an_api_gateway_takes_bytes_and_repeated_headers() throws Exception {
    var two =
        HttpResponse.of(200, "image/png", Body.of(NOT_TEXT))
            .withCookie(Cookie.of("a", "1"))
            .withCookie(Cookie.of("b", "2"));
    try (var loop = answering(two)) {

      var answer = loop.result(get(",\"requestContext\":{\"sourceIp\":\"203.0.113.9\"}"));

      assertThat(answer)
          .contains("\"body\":\"/wD+\"", "\"isBase64Encoded\":true", "\"set-cookie\":[\"a=1");
    }
  }

  @Test
  void a_writer_that_fails_is_a_500() throws Exception {
    var broken =
        HttpResponse.stream(
            "text/plain",
            out -> {
              out.write('a');
              throw new IllegalStateException("secret-of-the-writer");
            });
    try (var loop = answering(broken)) {

      assertThat(loop.result(get("")))
          .startsWith("{\"statusCode\":500,")
          .doesNotContain("secret-of-the-writer");
      assertThat(loop.log()).contains("secret-of-the-writer");
    }
  }

  private static Loop telling() throws Exception {
    return new Loop(HTTP, new Handlers.Web((request, context) -> told(request)));
  }

  private static HttpResponse told(HttpRequest request) {
    return HttpResponse.of(200)
        .withBody(
            Body.of(
                request.method()
                    + " "
                    + request.target()
                    + " "
                    + request.clientAddress().orElse("-")
                    + " "
                    + request.body().text()));
  }

  private static Loop answering(HttpResponse response) throws Exception {
    return new Loop(HTTP, new Handlers.Web((request, context) -> response));
  }

  private static String get(String more) {
    return "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{}" + more + "}";
  }

  private static String answer(String body) {
    return "{\"statusCode\":200,\"headers\":{},\"body\":\"" + body + "\"}";
  }
}
