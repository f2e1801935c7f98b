// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes frames. A frame is what becomes durable as a whole: a mark, the length and the CRC-32C of
 * its payload, then the payload, which is operations one after the other.
 */
final class Encoder {

  /** "SJF1". */
  static final int MARK = 0x53_4A_46_31;

  static final int HEADER = 12;

  static final byte PUT = 1;
  static final byte TRIED = 2;
  static final byte DONE = 3;
  static final byte BEGIN = 4;
  static final byte FILLER = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final List<Integer> starts = new ArrayList<>();

  private Encoder() {}

  /** One frame of all these operations. */
  static Frame frame(List<? extends Operation> operations) {
    var encoder = new Encoder();
    try {
      encoder.out.write(new byte[HEADER]);
      for (var each : operations) {
        encoder.starts.add(encoder.bytes.size());
        encoder.write(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into memory", e);
    }
    return new Frame(sealed(encoder.bytes.toByteArray()), encoder.starts);
  }

  /** A frame whose first bytes are left for the header. */
  static byte[] sealed(byte[] frame) {
    var length = frame.length - HEADER;
    ByteBuffer.wrap(frame).putInt(MARK).putInt(length).putInt(crc(frame, HEADER, length));
    return frame;
  }

  static int crc(byte[] of, int from, int length) {
    var crc = new CRC32C();
    crc.update(of, from, length);
    return (int) crc.getValue();
  }

  private void write(Operation operation) throws IOException {
    if (operation instanceof Operation.Put it) {
      out.writeByte(PUT);
      put(it.entry());
    } else if (operation instanceof Operation.Tried it) {
      out.writeByte(TRIED);
      text(it.lane());
      text(it.id());
      out.writeInt(it.attempt());
      time(it.notBefore());
    } else if (operation instanceof Operation.Done it) {
      out.writeByte(DONE);
      done(it);
    } else if (operation instanceof Operation.Begin it) {
      out.writeByte(BEGIN);
      out.writeLong(it.nextSequence());
    } else {
      out.writeByte(FILLER);
    }
  }

  private void put(Entry entry) throws IOException {
    text(entry.lane());
    text(entry.id());
    out.writeLong(entry.sequence());
    time(entry.acceptedAt());
    out.writeInt(entry.attempt());
    time(entry.notBefore());
    out.writeInt(entry.headers().size());
    for (var header : entry.headers().entrySet()) {
      text(header.getKey());
      text(header.getValue());
    }
    bytes(entry.body().bytes());
  }

  private void done(Operation.Done it) throws IOException {
    text(it.lane());
    out.writeInt(it.ids().size());
    for (var id : it.ids()) {
      text(id);
    }
  }

  private void time(Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] some) throws IOException {
    out.writeInt(some.length);
    out.write(some);
  }
}
