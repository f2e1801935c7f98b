// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChildOutputTest {

  private final List<String> lines = new ArrayList<>();

  @Test
  void splits_lines_whatever_ends_them() {
    output("one\ntwo\r\nthree").finish();

    assertThat(lines).containsExactly("one", "two", "three");
  }

  @Test
  void keeps_a_line_until_it_ends() {
    var output = output("not yet");

    assertThat(output.read()).isTrue();
    assertThat(lines).isEmpty();
  }

  @Test
  void cuts_a_line_that_is_too_long() {
    output("x".repeat(ChildOutput.LINE_BYTES + 1) + "\nnext\n").finish();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).hasSize(ChildOutput.LINE_BYTES + " [cut]".length()).endsWith(" [cut]");
    assertThat(lines.get(1)).isEqualTo("next");
  }

  @Test
  void counts_the_lines_that_a_burst_has_too_many() {
    var output = output("line\n".repeat(ChildOutput.LINES_PER_BURST + 5));
    output.read();
    output.startBurst();

    assertThat(lines).hasSize(ChildOutput.LINES_PER_BURST + 1);
    assertThat(lines).last().isEqualTo("[5 more lines]");
  }

  @Test
  void remembers_the_last_lines_only() {
    var output = output("early\n" + "x".repeat(1000) + "\n" + "y\n".repeat(1545));
    output.finish();

    assertThat(output.tail()).startsWith("x").endsWith("y").doesNotContain("early");
    assertThat(output.tail().length()).isLessThanOrEqualTo(4096);
  }

  private ChildOutput output(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ChildOutput(new ByteArrayInputStream(bytes), lines::add);
  }
}
