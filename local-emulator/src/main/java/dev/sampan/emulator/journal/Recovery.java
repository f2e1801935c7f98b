// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a segment into the index and finds the stretches of it that cannot be read. */
final class Recovery {

  /** A stretch of bytes that is no frame. */
  record Gap(int from, int to) {}

  private record Found(Operation operation, int offset, int length) {}

  private final Index index;
  private long nextSequence = 1;

  Recovery(Index index) {
    this.index = index;
  }

  long nextSequence() {
    return nextSequence;
  }

  /** Applies every frame that is whole; answers with what lies between them. */
  List<Gap> read(Segment segment) throws IOException {
    var bytes = segment.read(0, Math.toIntExact(segment.size()));
    var gaps = new ArrayList<Gap>();
    var at = 0;
    while (at < bytes.length) {
      var end = endOfFrame(bytes, at);
      if (end == 0 || !apply(payload(bytes, at, end), segment)) {
        end = nextFrame(bytes, at + 1);
        gaps.add(new Gap(at, end));
      }
      at = end;
    }
    return gaps;
  }

  private static ByteBuffer payload(byte[] bytes, int at, int end) {
    return ByteBuffer.wrap(bytes, at + Encoder.HEADER, end - at - Encoder.HEADER);
  }

  private static int nextFrame(byte[] bytes, int from) {
    for (var at = from; at + Encoder.HEADER <= bytes.length; at++) {
      if (endOfFrame(bytes, at) > 0) {
        return at;
      }
    }
    return bytes.length;
  }

  /** Where the frame ends that begins here; 0 if none does. */
  private static int endOfFrame(byte[] bytes, int at) {
    var left = bytes.length - at - Encoder.HEADER;
    if (left < 1 || bytes[at] != (byte) (Encoder.MARK >>> 24)) {
      return 0;
    }
    var header = ByteBuffer.wrap(bytes, at, Encoder.HEADER);
    var marked = header.getInt() == Encoder.MARK;
    var length = header.getInt();
    if (!marked || length < 1 || length > left) {
      return 0;
    }
    var start = at + Encoder.HEADER;
    return header.getInt() == Encoder.crc(bytes, start, length) ? start + length : 0;
  }

  /** All of a frame, or nothing of it if another version wrote it. */
  private boolean apply(ByteBuffer payload, Segment segment) {
    var found = new ArrayList<Found>();
    try {
      var decoder = new Decoder(payload);
      while (decoder.more()) {
        var from = decoder.position();
        found.add(new Found(decoder.next(), from, decoder.position() - from));
      }
    } catch (RuntimeException e) {
      return false;
    }
    for (var each : found) {
      learn(each.operation());
      index.apply(each.operation(), segment, each.offset(), each.length());
    }
    return true;
  }

  private void learn(Operation operation) {
    if (operation instanceof Operation.Put it) {
      nextSequence = Math.max(nextSequence, it.entry().sequence() + 1);
    } else if (operation instanceof Operation.Begin it) {
      nextSequence = Math.max(nextSequence, it.nextSequence());
    }
  }
}
