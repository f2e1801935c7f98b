// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteTest {

  @ParameterizedTest
  @CsvSource({
    "GET /, /, {}",
    "GET /orders, /orders, {}",
    "GET /orders, /%6frders, {}",
    "GET /orders/{id}, /orders/7, {id=7}",
    "GET /{a}/{b}, /x/y%2Fz, '{a=x, b=y/z}'",
    "GET /files/{path+}, /files/a/b%20c, {path=a/b c}",
    "GET /files/{path+}, /files/a/, {path=a/}",
    "ANY /x, /x, {}",
  })
  void matches(String route, String path, String variables) {
    assertThat(Route.of(route).match("GET", path)).hasToString(variables);
  }

  @ParameterizedTest
  @CsvSource({
    "POST /orders, /orders",
    "GET /orders, /orders/",
    "GET /orders/, /orders",
    "GET /orders, /Orders",
    "GET /orders/{id}, /orders/",
    "GET /orders/{id}, /orders",
    "GET /orders/{id}, /orders/1/2",
    "GET /orders/{id}, /orders//1",
    "GET /files/{path+}, /files/",
    "GET /files/{path+}, /files",
    "GET /, *",
    "GET /a/b, /a%2Fb",
  })
  void does_not_match(String route, String path) {
    assertThat(Route.of(route).match("GET", path)).isNull();
  }

  @Test
  void tells_a_path_that_matches_under_another_method() {
    assertThat(Route.of("POST /orders").matchPath("/orders")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/orders",
        "GET",
        "GET orders",
        "get /orders",
        "* /orders",
        "GET  /orders",
        "GET /a b",
        "GET /a?b",
        "GET /a%20b",
        "GET /a{b}",
        "GET /{}",
        "GET /{+}",
        "GET /{a",
        "GET /{{a}}",
        "GET /{a}/{a}",
        "GET /{a+}/b",
      })
  void refuses_what_is_no_route(String route) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Route.of(route))
        .withMessageEndingWith(route);
  }

  @Test
  void answers_400_to_a_path_with_a_bad_encoding() {
    Route route = Route.of("GET /{a}");

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> route.match("GET", "/%zz"))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @CsvSource({
    "GET /a/b, GET /a/{x}",
    "GET /a/{x}, GET /{y}/b",
    "GET /a/{x}, GET /a/{x+}",
    "GET /a, ANY /a",
  })
  void goes_before_what_is_less_exact(String first, String second) {
    assertThat(Route.of(first).precedes(Route.of(second))).isTrue();
    assertThat(Route.of(second).precedes(Route.of(first))).isFalse();
  }

  @Test
  void knows_its_parts() {
    Route route = Route.of("GET /orders/{id}");

    assertThat(route.method()).isEqualTo("GET");
    assertThat(route.path()).isEqualTo("/orders/{id}");
    assertThat(route).hasToString("GET /orders/{id}");
  }
}
