// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=2-4, 2, 3",
    "bytes=2-, 2, 8",
    "bytes=-3, 7, 3",
    "bytes=-30, 0, 10",
    "bytes=9-99, 9, 1"
  })
  void is_a_part_of_ten_bytes(String header, long from, long count) throws Exception {
    assertThat(ByteRange.of(header, 10)).contains(new ByteRange(from, count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "7"})
  void is_passed_over_if_it_is_no_single_range(String header) throws Exception {
    assertThat(ByteRange.of(header, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
  void is_refused_beyond_the_end(String header) {
    assertThatThrownBy(() -> ByteRange.of(header, 10))
        .isInstanceOf(S3Error.class)
        .hasMessageContaining("10 bytes");
  }
}
