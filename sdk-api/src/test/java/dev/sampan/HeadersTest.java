// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadersTest {

  @Test
  void finds_a_header_in_any_case() {
    Headers headers = Headers.of("Content-Type", "text/csv");

    assertThat(headers.first("CONTENT-TYPE")).contains("text/csv");
    assertThat(headers.names()).containsExactly("content-type");
  }

  @Test
  void keeps_order_and_repeats() {
    Headers headers = Headers.of("b", "1", "a", "2", "B", "3");

    assertThat(headers.all("b")).containsExactly("1", "3");
    assertThat(headers.names()).containsExactly("b", "a");
    assertThat(headers.size()).isEqualTo(3);
    assertThat(headers.name(2)).isEqualTo("b");
    assertThat(headers.value(2)).isEqualTo("3");
  }

  @Test
  void replaces_adds_and_removes_in_a_copy() {
    Headers headers = Headers.of("a", "1", "b", "2", "a", "3");

    assertThat(headers.with("A", "4").all("a")).containsExactly("4");
    assertThat(headers.and("a", "4").all("a")).containsExactly("1", "3", "4");
    assertThat(headers.without("A").names()).containsExactly("b");
    assertThat(headers.without("none")).isSameAs(headers);
    assertThat(headers.all("a")).containsExactly("1", "3");
  }

  @Test
  void says_nothing_of_values() {
    assertThat(Headers.of("authorization", "Bearer secret").toString())
        .contains("authorization")
        .doesNotContain("secret");
  }

  @Test
  void is_equal_by_lines_and_their_order() {
    assertThat(Headers.of("A", "1", "b", "2"))
        .isEqualTo(Headers.of("a", "1", "B", "2"))
        .hasSameHashCodeAs(Headers.of("a", "1", "B", "2"))
        .isNotEqualTo(Headers.of("b", "2", "a", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nset-cookie: a=b",
        "x\n",
        "x\r",
        "x\0y",
        "\u007f",
        "\u0001",
        "\u010a",
        "\u560d",
        "\u540d"
      })
  void refuses_a_value_that_could_end_the_header(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of().with("x-name", value))
        .withMessageContaining("x-name")
        .withMessageContaining("U+");
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("x-name", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:", "a\r\nb", "a\0", "\u00e9", "\u212aey", "(a)"})
  void refuses_a_name_that_is_no_token(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.of().and(name, "v"));
  }

  @Test
  void lowers_each_name_also_when_it_was_seen_before() {
    for (int round = 0; round < 2; round++) {
      assertThat(Headers.of("x-seen", "1", "X-Seen", "2").names()).containsExactly("x-seen");
    }
  }

  @Test
  void keeps_apart_names_of_the_same_hash() {
    assertThat("x-a~").hasSameHashCodeAs("x-b_");

    assertThat(Headers.of("x-a~", "1", "x-b_", "2", "x-a~", "3").names())
        .containsExactly("x-a~", "x-b_");
  }

  @Test
  void shows_no_raw_control_character_in_its_refusal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of("a\r\nb", "v"))
        .withMessage("Not a header name: a??b");
  }

  @Test
  void lets_tabs_and_latin_letters_pass() {
    assertThat(Headers.of("x", "a\tb \u00e9").first("x")).contains("a\tb \u00e9");
  }

  @Test
  void refuses_a_name_without_a_value() {
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("a", "1", "b"));
  }
}
