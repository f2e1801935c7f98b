// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Where an entry stands on disk, and what has changed since. Guarded by the index's lock. */
final class Slot {

  final String lane;
  final String id;
  final long sequence;
  int attempt;
  Instant notBefore;
  private Segment segment;
  private long offset;
  private int length;

  Slot(Entry entry, Segment segment, long offset, int length) {
    this.lane = entry.lane();
    this.id = entry.id();
    this.sequence = entry.sequence();
    this.attempt = entry.attempt();
    this.notBefore = entry.notBefore();
    this.segment = segment;
    this.offset = offset;
    this.length = length;
    segment.lives(length);
  }

  Segment segment() {
    return segment;
  }

  int length() {
    return length;
  }

  void leave() {
    segment.dies(length);
  }

  void standsAt(Segment other, long at, int bytes) {
    segment.dies(length);
    segment = other;
    offset = at;
    length = bytes;
    segment.lives(length);
  }

  Entry read() throws IOException {
    try {
      var bytes = ByteBuffer.wrap(segment.read(offset, length));
      var put = (Operation.Put) new Decoder(bytes).next();
      return put.entry().tried(attempt, notBefore);
    } catch (RuntimeException e) {
      throw new IOException("entry " + id + " of " + lane + " cannot be read", e);
    }
  }
}
