// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static dev.sampan.contract.Capability.BINARY_REQUEST;
import static dev.sampan.contract.Capability.CLIENT_ADDRESS;
import static dev.sampan.contract.Capability.HTTP;
import static dev.sampan.contract.Capability.REPEATED_REQUEST_HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a client's HTTP request must reach the handler, but for its target. */
interface RequestRules extends Rules {

  @Clause("RFC 9110 §6.4: content is a sequence of octets")
  @Test
  default void every_byte_of_a_request_reaches_the_handler() throws Exception {
    needs(HTTP, BINARY_REQUEST);
    var bytes = new byte[512];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    try (var function = telling(r -> hex(r.body().bytes()), "POST /in")) {

      var response = function.http(post("/in", "application/octet-stream", Body.of(bytes)));

      assertThat(response.body().text()).isEqualTo(hex(bytes));
    }
  }

  @Clause("RFC 8259 §7 and RFC 9110 §8.3: text survives whatever carries it")
  @Test
  default void every_character_of_a_text_reaches_the_handler() throws Exception {
    needs(HTTP);
    var sent = "\"quoted\" \\ back / slash \t\r\n \u0001 \u007f é \u2028 舢舨 \uD83D\uDEF6 {}[]";
    try (var function = telling(r -> r.body().text(), "POST /in")) {

      var response = function.http(post("/in", "text/plain; charset=utf-8", Body.of(sent)));

      assertThat(response.body().text()).isEqualTo(sent);
    }
  }

  @Clause("RFC 9110 §5.3: the order of field lines of one name is significant")
  @Test
  default void repeated_request_headers_keep_their_order() throws Exception {
    needs(HTTP);
    try (var function = telling(r -> joined(r, "x-tag"), "GET /in")) {
      var request = HttpRequest.of("GET", "/in");

      var response =
          function.http(request.withHeaders(request.headers().and("x-tag", "a").and("x-tag", "b")));

      assertThat(response.body().text().replace(" ", "")).isEqualTo("a,b");
    }
  }

  @Clause("RFC 9110 §5.3: a recipient that cannot join field lines keeps them apart")
  @Test
  default void repeated_request_headers_stay_apart() throws Exception {
    needs(HTTP, REPEATED_REQUEST_HEADERS);
    try (var function = telling(r -> r.headers().all("x-tag").toString(), "GET /in")) {
      var request = HttpRequest.of("GET", "/in");

      var response =
          function.http(
              request.withHeaders(request.headers().and("x-tag", "a, b").and("x-tag", "c")));

      assertThat(response.body().text()).isEqualTo(List.of("a, b", "c").toString());
    }
  }

  @Clause("RFC 9110 §5.1: field names are case-insensitive")
  @Test
  default void a_header_is_found_in_any_letter_case() throws Exception {
    needs(HTTP);
    try (var function = telling(r -> joined(r, "X-TAG"), "GET /in")) {

      var response = function.http(HttpRequest.of("GET", "/in").withHeader("x-Tag", "here"));

      assertThat(response.body().text()).isEqualTo("here");
    }
  }

  @Clause("RFC 9110 §5.5: a field value is visible text, kept as it was sent")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a, b;c=\"d\\\"e\"",
        "Mon, 23 Nov 2026 12:00:00 GMT",
        "100%25%E8%88%A2+&=?#",
        "W/\"etag\"",
        "{\"json\": [1, \"<two>\"]}",
        "~!@$^*()_|'`"
      })
  default void a_header_value_is_not_changed(String value) throws Exception {
    needs(HTTP);
    try (var function =
        web(
            new Probe.Web(
                (r, c) -> HttpResponse.text(200, "").withHeader("x-back", joined(r, "x-value"))),
            "GET /in")) {

      var response = function.http(HttpRequest.of("GET", "/in").withHeader("x-value", value));

      assertThat(response.headers().first("x-back")).contains(value);
    }
  }

  @Clause("RFC 6265 §4.2: one cookie header holds the pairs")
  @Test
  default void each_cookie_of_a_request_is_readable() throws Exception {
    needs(HTTP);
    try (var function =
        telling(r -> r.cookie("one").orElse("-") + r.cookie("two").orElse("-"), "GET /in")) {

      var response =
          function.http(HttpRequest.of("GET", "/in").withHeader("cookie", "one=1; two=a=b"));

      assertThat(response.body().text()).isEqualTo("1a=b");
    }
  }

  @Clause("Sampan: the client's address is the one the platform saw")
  @Test
  default void the_clients_address_is_known() throws Exception {
    needs(HTTP, CLIENT_ADDRESS);
    try (var function = telling(r -> r.clientAddress().orElse("-"), "GET /in")) {

      var response = function.http(HttpRequest.of("GET", "/in").withClientAddress("203.0.113.9"));

      assertThat(response.body().text()).isEqualTo("203.0.113.9");
    }
  }

  @Clause("RFC 9110 §9: the method is the client's")
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
  default void the_method_reaches_the_handler(String method) throws Exception {
    needs(HTTP);
    try (var function =
        web(
            new Probe.Web((r, c) -> HttpResponse.of(204).withHeader("x-method", r.method())),
            method + " /in")) {

      var response = function.http(HttpRequest.of(method, "/in"));

      assertThat(response.headers().first("x-method")).contains(method);
    }
  }

  @Clause("RFC 9110 §6.4: no content is empty content")
  @Test
  default void no_body_is_an_empty_body() throws Exception {
    needs(HTTP);
    try (var function = telling(r -> "" + r.body().bytes().length, "GET /in", "POST /in")) {

      assertThat(function.get("/in").body().text()).isEqualTo("0");
      assertThat(function.http(HttpRequest.of("POST", "/in")).body().text()).isEqualTo("0");
    }
  }

  private static HttpRequest post(String target, String type, Body body) {
    return HttpRequest.of("POST", target).withHeader("content-type", type).withBody(body);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String joined(HttpRequest request, String header) {
    return String.join(",", request.headers().all(header));
  }
}
