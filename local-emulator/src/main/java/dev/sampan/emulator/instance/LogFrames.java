// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Finds the frames in which Amazon's runtime clients write their messages, where one may have many
 * lines: four bytes of a type that begins with A5 5A 00, four of the length, eight of the time, and
 * the message. Not thread-safe.
 */
final class LogFrames {

  /** Takes what was found. */
  interface Sink {

    /** A byte outside frames. */
    void plain(byte text);

    /** A message; {@code cut} if there was more of it than is kept. */
    void message(String text, boolean cut);
  }

  /** More of a message than this is left out: the most that CloudWatch took of one for long. */
  static final int MESSAGE_BYTES = 256 * 1024;

  private static final byte[] MAGIC = {(byte) 0xA5, 0x5A, 0};

  /** Above these bits of the fourth byte, which tell a level and a form, there is nothing. */
  private static final int FLAGS = 0x1F;

  private static final int LENGTH_AT = 4;
  private static final int LENGTH_END = 8;
  private static final int HEADER_BYTES = 16;

  private final Sink sink;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private byte flags;
  private int at;
  private int length;
  private int left;

  LogFrames(Sink sink) {
    this.sink = sink;
  }

  /** Takes the next byte that was printed. */
  void take(byte next) {
    if (at < LENGTH_AT) {
      type(next);
    } else if (at < HEADER_BYTES) {
      header(next);
    } else {
      message(next);
    }
  }

  /** Nothing more comes: what there is of a message is all. */
  void finish() {
    if (at == HEADER_BYTES) {
      ends();
    } else if (at < LENGTH_AT) {
      giveBack();
    }
    at = 0;
  }

  private void type(byte next) {
    if (at < MAGIC.length ? next == MAGIC[at] : (next & ~FLAGS) == 0) {
      flags = next;
      at++;
    } else if (at == 0) {
      sink.plain(next);
    } else {
      giveBack();
      type(next);
    }
  }

  /** What began like a frame was none. */
  private void giveBack() {
    for (var i = 0; i < at; i++) {
      sink.plain(i < MAGIC.length ? MAGIC[i] : flags);
    }
    at = 0;
  }

  private void header(byte next) {
    if (at < LENGTH_END) {
      length = at == LENGTH_AT ? next & 0x7F : (length << Byte.SIZE) | (next & 0xFF);
    }
    at++;
    if (at == HEADER_BYTES) {
      left = length;
      endsIfWhole();
    }
  }

  private void message(byte next) {
    if (message.size() < MESSAGE_BYTES) {
      message.write(next);
    }
    left--;
    endsIfWhole();
  }

  private void endsIfWhole() {
    if (left == 0) {
      ends();
    }
  }

  private void ends() {
    var text = message.toString(StandardCharsets.UTF_8);
    sink.message(text.stripTrailing(), message.size() < length - left);
    message.reset();
    at = 0;
  }
}
