// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import dev.sampan.Body;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the operations of a frame whose checksum is right; what {@link Encoder} wrote. */
final class Decoder {

  private final ByteBuffer in;

  /** Reads from the buffer's position to its limit. */
  Decoder(ByteBuffer in) {
    this.in = in;
  }

  boolean more() {
    return in.hasRemaining();
  }

  /** Where the next operation begins in the buffer. */
  int position() {
    return in.position();
  }

  /**
   * The next operation.
   *
   * @throws RuntimeException of some kind if the bytes are none
   */
  Operation next() {
    var kind = in.get();
    return switch (kind) {
      case Encoder.PUT -> new Operation.Put(entry());
      case Encoder.TRIED -> new Operation.Tried(text(), text(), in.getInt(), time());
      case Encoder.DONE -> new Operation.Done(text(), texts());
      case Encoder.BEGIN -> new Operation.Begin(in.getLong());
      case Encoder.FILLER -> filler();
      default -> throw new IllegalArgumentException("no operation: " + kind);
    };
  }

  private Operation filler() {
    in.position(in.limit());
    return new Operation.Filler();
  }

  private Entry entry() {
    return new Entry(
        text(), text(), in.getLong(), time(), in.getInt(), time(), headers(), Body.of(bytes()));
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    for (var left = in.getInt(); left > 0; left--) {
      headers.put(text(), text());
    }
    return headers;
  }

  private List<String> texts() {
    var texts = new ArrayList<String>();
    for (var left = in.getInt(); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  private Instant time() {
    return Instant.ofEpochSecond(in.getLong(), in.getInt());
  }

  private String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    var bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
