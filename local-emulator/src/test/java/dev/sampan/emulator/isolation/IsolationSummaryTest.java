// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IsolationSummaryTest {

  @Test
  void names_what_is_left_open() {
    assertThat(Isolation.summary("some", List.of("files: all of them", "network: yours")))
        .isEqualTo("some; it leaves open: files, network");
  }

  @Test
  void says_no_more_where_nothing_is() {
    assertThat(Isolation.summary("all", List.of())).isEqualTo("all");
  }
}
