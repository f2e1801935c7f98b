// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReasonsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit status 3|exit status 3",
        "''|''",
        "{\"errorMessage\":\"no database\",\"errorType\":\"X\"}|no database",
        "{\"errorMessage\":\"one\\ntwo\"}|one",
        "{\"other\":1}|{\"other\":1}",
        "{broken|{broken",
      })
  void is_one_line_without_the_form_of_a_runtime(String detail, String reason) {
    assertThat(Reasons.of(detail)).isEqualTo(reason);
  }

  @Test
  void is_bounded() {
    assertThat(Reasons.of("x".repeat(100_000))).hasSizeLessThan(500).endsWith(" ...");
  }
}
