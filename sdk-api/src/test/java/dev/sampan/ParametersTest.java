// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {

  private static Parameters query(String encoded) {
    return HttpRequest.of("GET", "/?" + encoded).query();
  }

  @Test
  void decodes_names_and_values() {
    Parameters query = query("na%20me=a%2Bb+c&%E8%88%A2=%E5%B8%86&x=1%262");

    assertThat(query.first("na me")).contains("a+b c");
    assertThat(query.first("\u8222")).contains("\u5e06");
    assertThat(query.first("x")).contains("1&2");
  }

  @Test
  void keeps_order_and_repeats() {
    Parameters query = query("b=1&a=2&b=3&B=4");

    assertThat(query.all("b")).containsExactly("1", "3");
    assertThat(query.names()).containsExactly("b", "a", "B");
  }

  @Test
  void knows_empty_values_and_skips_empty_pairs() {
    Parameters query = query("a&b=&&=c&d=e=f");

    assertThat(query.first("a")).contains("");
    assertThat(query.first("b")).contains("");
    assertThat(query.first("")).contains("c");
    assertThat(query.first("d")).contains("e=f");
    assertThat(query.first("e")).isEmpty();
    assertThat(query.names()).containsExactly("a", "b", "", "d");
  }

  @Test
  void has_none_without_a_query() {
    assertThat(HttpRequest.of("GET", "/").query().names()).isEmpty();
    assertThat(query("").names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%4g", "a=%E5%B8", "%FF=1", "a=%C0%80", "a=%ED%A0%80"})
  void answers_400_to_a_bad_percent_encoding(String encoded) {
    HttpRequest request = HttpRequest.of("GET", "/?" + encoded);

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(request::query)
        .satisfies(e -> assertThat(e.status()).isEqualTo(400))
        .withMessageContaining("query");
  }

  @Test
  void answers_400_that_names_a_parameter_with_a_bad_value() {
    Parameters query = query("limit=secret");

    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> query.first("limit", Integer::valueOf))
        .withMessageContaining("limit")
        .withCauseInstanceOf(NumberFormatException.class)
        .satisfies(e -> assertThat(e.response().body().text()).doesNotContain("secret"))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void lets_a_parser_say_what_it_means() {
    Parameters query = query("a=1");
    RejectedException thrown = new RejectedException("odd", "Not that.");

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(
            () ->
                query.first(
                    "a",
                    value -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  @Test
  void parses_a_value_that_is_there() {
    assertThat(query("limit=5").first("limit", Integer::valueOf)).contains(5);
    assertThat(query("limit=5").first("other", Integer::valueOf)).isEmpty();
  }

  @Test
  void takes_a_thousand_and_no_more() {
    assertThat(query("a=1&".repeat(1000)).all("a")).hasSize(1000);
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> query("a=1&".repeat(1001)))
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void does_not_show_its_values() {
    assertThat(query("token=s3cret").toString()).contains("token").doesNotContain("s3cret");
  }
}
