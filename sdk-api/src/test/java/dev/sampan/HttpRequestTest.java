// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpRequestTest {

  @Test
  void knows_its_path_variables_decoded() {
    HttpRequest request =
        HttpRequest.of("GET", "/orders/a%2Fb%20c?x=1").withRoute("GET /orders/{id}");

    assertThat(request.path("id")).isEqualTo("a/b c");
    assertThat(request.route()).isEqualTo("GET /orders/{id}");
    assertThat(request.target()).isEqualTo("/orders/a%2Fb%20c?x=1");
  }

  @Test
  void does_not_take_a_plus_in_a_path_for_a_space() {
    assertThat(HttpRequest.of("GET", "/a+b").withRoute("GET /{x}").path("x")).isEqualTo("a+b");
  }

  @Test
  void names_route_and_variable_when_there_is_none() {
    HttpRequest request = HttpRequest.of("GET", "/orders/1").withRoute("GET /orders/{id}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.path("name"))
        .withMessageContaining("{name}")
        .withMessageContaining("GET /orders/{id}");
  }

  @Test
  void refuses_a_route_that_does_not_match() {
    HttpRequest request = HttpRequest.of("GET", "/orders/1");

    assertThatIllegalArgumentException().isThrownBy(() -> request.withRoute("POST /orders/{id}"));
    assertThatIllegalArgumentException().isThrownBy(() -> request.withRoute("GET /orders"));
  }

  @Test
  void takes_the_runtimes_variables() {
    HttpRequest request = HttpRequest.of("GET", "/x").withRoute("GET /{a}", Map.of("a", "x"));

    assertThat(request.path("a")).isEqualTo("x");
  }

  @Test
  void changes_a_copy() {
    HttpRequest request = HttpRequest.of("POST", "/x");
    HttpRequest changed =
        request
            .withHeader("a", "1")
            .withBody(Body.of("b"))
            .withClientAddress("192.0.2.1")
            .withRoute("POST /x");

    assertThat(changed.method()).isEqualTo("POST");
    assertThat(changed.headers().first("A")).contains("1");
    assertThat(changed.body().text()).isEqualTo("b");
    assertThat(changed.clientAddress()).contains("192.0.2.1");
    assertThat(changed.route()).isEqualTo("POST /x");
    assertThat(request.headers().size()).isZero();
    assertThat(request.body().text()).isEmpty();
    assertThat(request.clientAddress()).isEmpty();
    assertThat(request.route()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "orders", "http://a/b", "/a b", "/a\r\nx: y", "/a\0", "/a\tb", "/\u007f"})
  void answers_400_to_a_bad_target(String target) {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> HttpRequest.of("GET", target))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G ET", "GET\r\n", "G/T"})
  void answers_400_to_a_bad_method(String method) {
    assertThatExceptionOfType(HttpException.class).isThrownBy(() -> HttpRequest.of(method, "/"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a?b=c%20d, /a?b=c%20d",
    "/a|b, /a%7Cb",
    "/a[1]?x={y}, /a%5B1%5D?x=%7By%7D",
    "/100%, /100%25",
    "/%zz, /%25zz",
    "//evil.example/x, /.//evil.example/x",
    "/a#b, /a%23b",
    "*, *",
  })
  void has_a_uri_for_every_target(String target, String uri) {
    assertThat(HttpRequest.of("GET", target).uri()).hasToString(uri);
  }

  @ParameterizedTest
  @CsvSource({"/a%20b?c=/d, /a%20b", "//evil.example/x, //evil.example/x", "*, *", "/?, /"})
  void has_the_path_as_it_was_sent(String target, String path) {
    assertThat(HttpRequest.of("GET", target).path()).isEqualTo(path);
  }

  @Test
  void never_takes_a_path_for_a_host() {
    assertThat(HttpRequest.of("GET", "//evil.example/x").uri().getHost()).isNull();
  }

  @Test
  void has_a_uri_whatever_the_characters() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder target = new StringBuilder("/");
      for (int j = random.nextInt(8); j > 0; j--) {
        int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x10000);
        target.append((char) (c <= ' ' || c == 127 ? '%' : c));
      }
      HttpRequest request = HttpRequest.of("GET", target.toString());
      assertThatCode(request::uri).as(target.toString()).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'a=1; b=2', b, 2",
    "'a=1;b=2;a=3', a, 1",
    "'a=\"x y\"', a, x y",
    "'xa=1; a=2', a, 2",
    "'a=b=c', a, b=c",
    "'junk; =; a=1', a, 1",
    "'a = 1 ', a, 1",
  })
  void finds_a_cookie(String header, String name, String value) {
    assertThat(HttpRequest.of("GET", "/").withHeader("cookie", header).cookie(name))
        .contains(value);
  }

  @Test
  void looks_for_a_cookie_in_every_cookie_header() {
    HttpRequest request =
        HttpRequest.of("GET", "/").withHeaders(Headers.of("cookie", "a=1", "Cookie", "b=2"));

    assertThat(request.cookie("b")).contains("2");
    assertThat(request.cookie("B")).isEmpty();
    assertThat(HttpRequest.of("GET", "/").cookie("a")).isEmpty();
  }

  @Test
  void reads_a_form() {
    HttpRequest request =
        HttpRequest.of("POST", "/")
            .withHeader("content-type", "Application/X-WWW-Form-URLencoded; charset=utf-8")
            .withBody(Body.of("name=Li+Lei&tag=a&tag=b%26c"));

    assertThat(request.form().first("name")).contains("Li Lei");
    assertThat(request.form().all("tag")).containsExactly("a", "b&c");
  }

  @Test
  void answers_415_to_what_is_no_form() {
    HttpRequest request = HttpRequest.of("POST", "/").withBody(Body.of("a=1"));

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(request::form)
        .satisfies(e -> assertThat(e.status()).isEqualTo(415));
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(request.withHeader("content-type", "text/plain")::parts)
        .satisfies(e -> assertThat(e.status()).isEqualTo(415));
  }

  @Test
  void answers_400_to_a_form_with_a_bad_encoding() {
    HttpRequest request =
        HttpRequest.of("POST", "/")
            .withHeader("content-type", "application/x-www-form-urlencoded")
            .withBody(Body.of("a=%"));

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(request::form)
        .withMessageContaining("form");
  }

  @Test
  void shows_neither_query_nor_header_values() {
    HttpRequest request =
        HttpRequest.of("GET", "/a?token=s3cret").withHeader("authorization", "s3cret");

    assertThat(request.toString()).contains("/a", "authorization").doesNotContain("s3cret");
  }
}
