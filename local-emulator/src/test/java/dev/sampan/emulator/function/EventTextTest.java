// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import org.junit.jupiter.api.Test;

final class EventTextTest {

  @Test
  void says_where_a_text_stops_to_be_json_and_nothing_of_the_parser() {
    assertThatThrownBy(() -> EventText.requireJson(Body.of("{")))
        .hasMessage(
            "Could not parse request body into json: Unexpected end-of-input: expected close marker"
                + " for Object (start marker at [line: 1, column: 1])");
  }
}
