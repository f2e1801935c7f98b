// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpResponseTest {

  @Test
  void carries_text() {
    HttpResponse response = HttpResponse.text(200, "\u00e9");

    assertThat(response.headers().first("content-type")).contains("text/plain; charset=utf-8");
    assertThat(response.body().bytes()).containsExactly(0xC3, 0xA9);
  }

  @Test
  void carries_json_as_a_value() {
    HttpResponse response = HttpResponse.json(201, 7);

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers().first("content-type")).contains("application/json");
    assertThat(response.body().value()).isEqualTo(7);
  }

  @Test
  void has_no_headers_and_no_body_by_default() {
    assertThat(HttpResponse.of(204).headers().size()).isZero();
    assertThat(HttpResponse.of(204).body().bytes()).isEmpty();
  }

  @Test
  void streams() {
    HttpResponse response = HttpResponse.stream("text/csv", out -> out.write('x'));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().first("content-type")).contains("text/csv");
    assertThat(response.body().streamed()).isTrue();
    assertThat(response.body().text()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 100, 199, 600})
  void refuses_a_status_that_is_none(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpResponse.of(status))
        .withMessageContaining(Integer.toString(status));
  }

  @Test
  void refuses_a_header_that_would_add_another() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpResponse.of(302).withHeader("location", "/\r\nset-cookie: a=b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpResponse.of(200, "text/html\r\nx: y", Body.empty()));
  }

  @Test
  void changes_a_copy() {
    HttpResponse response = HttpResponse.of(200);
    HttpResponse changed = response.withHeader("a", "1").withBody(Body.of("b"));

    assertThat(changed.headers().first("a")).contains("1");
    assertThat(changed.body().text()).isEqualTo("b");
    assertThat(response.headers().size()).isZero();
    assertThat(response.body().text()).isEmpty();
  }

  @Test
  void shows_names_only() {
    assertThat(HttpResponse.of(200).withHeader("x-key", "s3cret").toString())
        .contains("200", "x-key")
        .doesNotContain("s3cret");
  }
}
