// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CookieTest {

  private static String header(Cookie cookie) {
    return HttpResponse.of(200).withCookie(cookie).headers().first("set-cookie").orElseThrow();
  }

  @Test
  void is_secure_and_hidden_from_scripts_by_default() {
    assertThat(header(Cookie.of("sid", "abc")))
        .isEqualTo("sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void writes_its_attributes() {
    Cookie cookie =
        new Cookie("a", "", "/shop", Duration.ofHours(1), false, Cookie.SameSite.STRICT);

    assertThat(header(cookie)).isEqualTo("a=; Path=/shop; Max-Age=3600; Secure; SameSite=Strict");
    assertThat(header(cookie.withSameSite(Cookie.SameSite.NONE).withPath("/")))
        .isEqualTo("a=; Path=/; Max-Age=3600; Secure; SameSite=None");
  }

  @Test
  void expires_at_once() {
    assertThat(header(Cookie.expired("sid"))).startsWith("sid=; Path=/; Max-Age=0;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a; Domain=evil.example",
        "a,b",
        "a b",
        "\"a\"",
        "a\\b",
        "a\r\nb",
        "a\0",
        "\u00e9"
      })
  void refuses_a_value_that_could_start_an_attribute(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cookie.of("sid", value))
        .withMessageContaining("sid")
        .withMessageContaining("U+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b", "a;b", "a b", "a\n"})
  void refuses_a_name_that_is_no_token(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Cookie.of(name, "v"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "/a; Domain=evil.example", "/a\r\n", "/a b"})
  void refuses_a_path_that_could_start_an_attribute(String path) {
    Cookie cookie = Cookie.of("sid", "v");

    assertThatIllegalArgumentException().isThrownBy(() -> cookie.withPath(path));
  }

  @Test
  void refuses_a_negative_age() {
    Cookie cookie = Cookie.of("sid", "v");
    Duration negative = Duration.ofSeconds(-1);

    assertThatIllegalArgumentException().isThrownBy(() -> cookie.withMaxAge(negative));
  }

  @Test
  void does_not_show_its_value() {
    assertThat(Cookie.of("sid", "s3cret").toString()).contains("sid").doesNotContain("s3cret");
  }

  @Test
  void comes_beside_other_cookies() {
    HttpResponse response =
        HttpResponse.of(200).withCookie(Cookie.of("a", "1")).withCookie(Cookie.of("b", "2"));

    assertThat(response.headers().all("set-cookie")).hasSize(2);
  }
}
