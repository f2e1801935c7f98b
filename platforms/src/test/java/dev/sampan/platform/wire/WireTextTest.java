// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTextTest {

  @Test
  void a_trace_context_has_a_form_on_each_cloud() {
    var trace = TraceContext.of("00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-ff2e3d4c5b6a7988-00");

    assertThat(trace.xray())
        .isEqualTo("Root=1-6b7d1f0e-2c934a58b1e07f3d9c5a4e21;Parent=ff2e3d4c5b6a7988;Sampled=0");
    assertThat(trace.google())
        .isEqualTo("6b7d1f0e2c934a58b1e07f3d9c5a4e21/18387701726760827272;o=0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00-6b7d-1f2e-01", "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988"})
  void what_is_no_trace_context_is_named(String text) {
    assertThatThrownBy(() -> TraceContext.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("traceparent: " + text);
  }

  @Test
  void a_query_is_decoded_and_nothing_in_it_is_refused() {
    var parameters = Query.parameters("a=1&a=%32&b=%E8%8C%B6+x&&c&d=%zz&e=%&f=%ff&=g");

    assertThat(parameters)
        .containsEntry("a", List.of("1", "2"))
        .containsEntry("b", List.of("茶 x"))
        .containsEntry("c", List.of(""))
        .containsEntry("d", List.of("%zz"))
        .containsEntry("e", List.of("%"))
        .containsEntry("f", List.of("\ufffd"))
        .containsEntry("", List.of("g"))
        .hasSize(7);
    assertThat(Query.parameters("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{} {}", "[1,]", "nope", "{\"a\":1}x"})
  void what_is_not_one_json_value_is_none(String text) {
    assertThat(Json.parse(Body.of(text))).isEmpty();
  }

  @Test
  void null_is_a_json_value() {
    assertThat(Json.parse(Body.of("null"))).get().matches(node -> node.isNull());
  }

  @Test
  void headers_of_one_connection_are_not_passed_on() {
    var headers = Headers.of("Connection", "close", "TE", "trailers", "x-a", "1", "Upgrade", "h2c");

    assertThat(FrontEnd.endToEnd(headers)).isEqualTo(Headers.of("x-a", "1"));
  }

  @Test
  void a_list_grows_at_its_end() {
    var headers = FrontEnd.appended(Headers.of("via", "a", "via", "b"), "via", "c");

    assertThat(headers.all("via")).containsExactly("a, b, c");
  }

  @Test
  void bytes_that_are_no_text_are_none() {
    assertThat(Utf8.decode(new byte[] {(byte) 0xc0, (byte) 0xa0})).isEmpty();
    assertThat(Utf8.decode(new byte[] {'o', 'k'})).contains("ok");
  }
}
