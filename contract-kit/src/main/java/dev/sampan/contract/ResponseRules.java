// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static dev.sampan.contract.Capability.BINARY_RESPONSE;
import static dev.sampan.contract.Capability.HTTP;
import static dev.sampan.contract.Capability.REPEATED_RESPONSE_HEADERS;
import static dev.sampan.contract.Capability.RESPONSE_COOKIES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Cookie;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a handler's response must reach the client. */
interface ResponseRules extends Rules {

  @Clause("RFC 9110 §6.4: content is a sequence of octets")
  @Test
  default void every_byte_of_a_response_reaches_the_client() throws Exception {
    needs(HTTP, BINARY_RESPONSE);
    var bytes = new byte[512];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (255 - i);
    }
    var answer = HttpResponse.of(200, "application/octet-stream", Body.of(bytes));
    try (var function = web(new Probe.Web((r, c) -> answer), "GET /out")) {

      assertThat(function.get("/out").body().bytes()).isEqualTo(bytes);
    }
  }

  @Clause("RFC 8259 §7: text survives whatever carries it")
  @Test
  default void every_character_of_a_response_reaches_the_client() throws Exception {
    needs(HTTP);
    var sent = "\"quoted\" \\ back / slash \t\r\n \u0001 \u007f é \u2028 舢舨 \uD83D\uDEF6 {}[]";
    try (var function = telling(r -> sent, "GET /out")) {

      assertThat(function.get("/out").body().text()).isEqualTo(sent);
    }
  }

  @Clause("Sampan: a value of a handler's own is written as JSON")
  @Test
  default void a_json_body_arrives_as_json() throws Exception {
    needs(HTTP);
    var value = Map.of("name", "舢舨 \"1\"");
    try (var function = web(new Probe.Web((r, c) -> HttpResponse.json(201, value)), "GET /out")) {

      var response = function.get("/out");

      assertThat(response.body().text()).isEqualTo("{\"name\":\"舢舨 \\\"1\\\"\"}");
      assertThat(response.headers().first("content-type").orElse(""))
          .startsWith("application/json");
    }
  }

  @Clause("Sampan: a streamed body arrives whole where the platform cannot stream")
  @Test
  default void a_streamed_body_arrives_whole() throws Exception {
    needs(HTTP);
    try (var function =
        web(new Probe.Web((r, c) -> HttpResponse.stream("text/plain", this::count)), "GET /out")) {

      assertThat(function.get("/out").body().text()).isEqualTo("0 1 2 3 4 5 6 7 8 9 ");
    }
  }

  private void count(java.io.OutputStream out) throws java.io.IOException {
    for (var i = 0; i < 10; i++) {
      out.write((i + " ").getBytes(ISO_8859_1));
      out.flush();
    }
  }

  @Clause("RFC 9110 §5.3: the order of field lines of one name is significant")
  @Test
  default void repeated_response_headers_stay_apart() throws Exception {
    needs(HTTP, REPEATED_RESPONSE_HEADERS);
    var plain = HttpResponse.text(200, "");
    var answer = plain.withHeaders(plain.headers().and("x-tag", "a, b").and("x-tag", "c"));
    try (var function = web(new Probe.Web((r, c) -> answer), "GET /out")) {

      assertThat(function.get("/out").headers().all("x-tag")).containsExactly("a, b", "c");
    }
  }

  @Clause("RFC 9110 §5.3: no value of a repeated header is lost")
  @Test
  default void no_value_of_a_repeated_response_header_is_lost() throws Exception {
    needs(HTTP);
    var plain = HttpResponse.text(200, "");
    var answer = plain.withHeaders(plain.headers().and("vary", "accept").and("vary", "origin"));
    try (var function = web(new Probe.Web((r, c) -> answer), "GET /out")) {

      var values = String.join(",", function.get("/out").headers().all("vary"));

      assertThat(values.replace(" ", "")).isEqualTo("accept,origin");
    }
  }

  @Clause("RFC 6265 §3: set-cookie header lines must not be folded into one")
  @Test
  default void each_cookie_of_a_response_stands_alone() throws Exception {
    needs(HTTP, RESPONSE_COOKIES);
    var answer =
        HttpResponse.text(200, "")
            .withCookie(Cookie.of("one", "1"))
            .withCookie(Cookie.of("two", "2"));
    try (var function = web(new Probe.Web((r, c) -> answer), "GET /out")) {

      var cookies = function.get("/out").headers().all("set-cookie");

      assertThat(cookies).hasSize(2);
      assertThat(cookies.get(0)).startsWith("one=1");
      assertThat(cookies.get(1)).startsWith("two=2");
    }
  }

  @Clause("RFC 6265 §3: a single cookie, which every platform can carry")
  @Test
  default void one_cookie_of_a_response_arrives() throws Exception {
    needs(HTTP);
    var answer = HttpResponse.text(200, "").withCookie(Cookie.of("one", "1"));
    try (var function = web(new Probe.Web((r, c) -> answer), "GET /out")) {

      assertThat(function.get("/out").headers().first("set-cookie").orElse(""))
          .startsWith("one=1")
          .contains("Secure");
    }
  }

  @Clause("RFC 9110 §15: the status code is the handler's")
  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 301, 303, 304, 400, 401, 404, 409, 418, 500, 503})
  default void the_status_code_is_not_changed(int status) throws Exception {
    needs(HTTP);
    var answer = HttpResponse.of(status).withHeader("x-kept", "yes");
    try (var function = web(new Probe.Web((r, c) -> answer), "GET /out")) {

      var response = function.get("/out");

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.headers().first("x-kept")).contains("yes");
      assertThat(response.body().bytes()).isEmpty();
    }
  }

  @Clause("RFC 9110 §9.3.2: the answer to HEAD has no content")
  @Test
  default void the_answer_to_head_has_headers_only() throws Exception {
    needs(HTTP);
    var answer = HttpResponse.text(200, "content").withHeader("x-kept", "yes");
    try (var function = web(new Probe.Web((r, c) -> answer), "HEAD /out", "GET /out")) {

      var response = function.http(HttpRequest.of("HEAD", "/out"));

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.headers().first("x-kept")).contains("yes");
      assertThat(response.body().bytes()).isEmpty();
      assertThat(function.get("/out").body().text()).isEqualTo("content");
    }
  }

  @Clause("api.md (b) 3: null is 204")
  @Test
  default void no_response_is_204() throws Exception {
    needs(HTTP);
    try (var function = web(new Probe.Web((r, c) -> null), "GET /out")) {

      assertThat(function.get("/out").status()).isEqualTo(204);
    }
  }

  @Clause("RFC 9110 §5.5: a field value holds no CR, LF or NUL")
  @ParameterizedTest
  @ValueSource(strings = {"a\r\nx-evil: 1", "a\nx-evil: 1", "a\rx-evil: 1", "a\u0000b"})
  default void a_header_cannot_smuggle_another(String value) throws Exception {
    needs(HTTP);
    try (var function =
        web(
            new Probe.Web((r, c) -> HttpResponse.text(200, "").withHeader("x-a", value)),
            "GET /out")) {

      var response = function.get("/out");

      assertThat(response.status()).isEqualTo(500);
      assertThat(response.headers().names()).doesNotContain("x-evil");
      assertThat(new String(function.wire().received(), ISO_8859_1)).doesNotContain("x-evil");
    }
  }

  @Clause("the platform's limit on payloads")
  @Test
  default void the_largest_text_passes_both_ways() throws Exception {
    needs(HTTP);
    var text = "x".repeat(adapter().largestText());
    try (var function = telling(r -> r.body().text(), "POST /out")) {

      var response = function.http(HttpRequest.of("POST", "/out").withBody(Body.of(text)));

      assertThat(response.status()).isEqualTo(200);
      assertThat(List.of(response.body().text().length(), response.body().text().equals(text)))
          .containsExactly(text.length(), true);
    }
  }

  @Clause("Sampan: a path that no route names is 404, a method that none names 405")
  @Test
  default void what_no_route_names_is_refused() throws Exception {
    needs(HTTP);
    try (var function = telling(r -> "", "GET /out", "PUT /out")) {

      var wrongMethod = function.http(HttpRequest.of("POST", "/out"));

      assertThat(function.get("/elsewhere").status()).isEqualTo(404);
      assertThat(wrongMethod.status()).isEqualTo(405);
      assertThat(wrongMethod.headers().first("allow").orElse("")).contains("GET").contains("PUT");
    }
  }
}
