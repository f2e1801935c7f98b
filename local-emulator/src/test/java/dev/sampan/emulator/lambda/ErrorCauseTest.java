// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorCauseTest {

  @Test
  void keeps_what_a_trace_has_room_for() {
    var header =
        """
        {"working_directory":"/var/task","exceptions":[{"message":"no","type":"X","stack":[]}],\
        "paths":["A.java"],"secret":1}""";

    assertThat(ErrorCause.read(header))
        .isEqualTo(
            "{\"working_directory\":\"/var/task\","
                + "\"exceptions\":[{\"message\":\"no\",\"type\":\"X\",\"stack\":[]}],"
                + "\"paths\":[\"A.java\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{}",
        "{\"exceptions\":[],\"paths\":[],\"working_directory\":\"\"}",
        "{\"exceptions\":\"x\"}",
        "{\"message\":1}"
      })
  void takes_nothing_that_is_no_cause(String header) {
    assertThat(ErrorCause.read(header)).isNull();
  }

  @Test
  void crops_a_cause_of_more_than_64_kib() {
    var paths = "\"" + "p".repeat(996) + "\",";
    var header = "{\"paths\":[" + paths.repeat(99) + "\"end\"],\"message\":\"no\"}";

    var cause = String.valueOf(ErrorCause.read(header));

    assertThat(cause).contains("\"message\":\"no\"").doesNotContain("end");
    assertThat(cause.split("p{996}", -1)).hasSize(61);
  }

  @Test
  void crops_its_texts_if_all_else_does_not_do() {
    var header = "{\"message\":\"" + "m".repeat(200_000) + "\",\"paths\":[\"a\"]}";

    var cause = String.valueOf(ErrorCause.read(header));

    assertThat(cause.getBytes(StandardCharsets.UTF_8))
        .hasSizeBetween(30_000, ErrorCause.MOST_BYTES);
    assertThat(cause).contains("m...\"");
  }

  @Test
  void drops_a_cause_of_more_than_a_mebibyte() {
    assertThat(ErrorCause.read("{\"message\":\"" + "m".repeat(1024 * 1024) + "\"}")).isNull();
  }

  @Test
  void takes_the_cause_out_of_an_error_that_has_it_in_its_body() {
    var body = Body.of("{\"errorType\":\"X\",\"errorCause\":{\"message\":\"no\"}}");

    assertThat(ErrorCause.within(body)).isEqualTo("{\"message\":\"no\"}");
    assertThat(ErrorCause.without(body).text()).isEqualTo("{\"errorType\":\"X\"}");
    assertThat(ErrorCause.within(Body.of("no JSON"))).isNull();
  }
}
