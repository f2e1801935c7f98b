// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages in the frames of Amazon's clients, among lines that are none. */
final class LogFramesTest {

  private static final int INFO_AS_JSON = 0xa55a000e;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream printed = new DataOutputStream(bytes);

  @Test
  void a_message_of_many_lines_is_one() throws Exception {
    printed.write("before\n".getBytes(StandardCharsets.UTF_8));
    frame("one\n\tat two\n");
    frame("");
    frame("äöü");
    printed.write("after\n".getBytes(StandardCharsets.UTF_8));

    assertThat(lines()).containsExactly("before", "one\n\tat two", "", "äöü", "after");
  }

  @Test
  void a_message_ends_the_line_before_it() throws Exception {
    printed.write("unfinished".getBytes(StandardCharsets.UTF_8));
    frame("message");

    assertThat(lines()).containsExactly("unfinished", "message");
  }

  @Test
  void passes_on_what_only_begins_like_a_frame() throws Exception {
    printed.write("\u0965Z and more\n".getBytes(StandardCharsets.UTF_8));
    printed.write("\u0965\n".getBytes(StandardCharsets.UTF_8));
    printed.write("\u0965Z".getBytes(StandardCharsets.UTF_8));

    assertThat(lines()).containsExactly("\u0965Z and more", "\u0965", "\u0965Z");
  }

  @Test
  void keeps_the_beginning_of_what_is_too_long_and_finds_what_comes_after_it() throws Exception {
    frame("x".repeat(LogFrames.MESSAGE_BYTES + 1));
    frame("next");

    assertThat(lines()).containsExactly("x".repeat(LogFrames.MESSAGE_BYTES) + " [cut]", "next");
  }

  @Test
  void tells_what_there_is_of_a_message_that_breaks_off() throws Exception {
    printed.writeInt(INFO_AS_JSON);
    printed.writeInt(100);
    printed.writeLong(0);
    printed.write("so far".getBytes(StandardCharsets.UTF_8));

    assertThat(lines()).containsExactly("so far");
  }

  @Test
  void a_child_that_prints_no_frames_has_its_bytes_left_as_they_are() throws Exception {
    frame("message");

    assertThat(String.join("", lines(false))).endsWith("message").hasSizeGreaterThan(14);
  }

  private void frame(String message) throws IOException {
    var text = message.getBytes(StandardCharsets.UTF_8);
    printed.writeInt(INFO_AS_JSON);
    printed.writeInt(text.length);
    printed.writeLong(1_700_000_000_000_000L);
    printed.write(text);
  }

  private List<String> lines() {
    return lines(true);
  }

  private List<String> lines(boolean framed) {
    var all = new ArrayList<String>();
    var output = new ChildOutput(new ByteArrayInputStream(bytes.toByteArray()), all::add, framed);
    output.finish();
    return all;
  }
}
