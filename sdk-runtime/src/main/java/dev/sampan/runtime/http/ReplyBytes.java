// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a peer sends, line by line or as so many bytes. A line stands whole in the buffer until the
 * next read.
 */
final class ReplyBytes {

  /** The longest head, or trailer, in bytes. */
  private static final int HEAD_LIMIT = 64 * 1024;

  /** The longest body, in bytes. */
  private static final int BODY_LIMIT = 128 * 1024 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[8192];
  private int position;
  private int limit;
  private int lineStart;
  private int lineEnd;
  private int headLeft;
  private boolean begun;

  ReplyBytes(InputStream in) {
    this.in = in;
  }

  /** Whether any byte has arrived since the next reply was {@linkplain #expect expected}. */
  boolean begun() {
    return begun;
  }

  void expect() {
    begun = false;
  }

  /** Whether all that has arrived was read. */
  boolean isRead() {
    return position == limit;
  }

  /** Begins a head, a chunk's size, or what else is bounded as a head is. */
  void beginHead() {
    headLeft = HEAD_LIMIT;
  }

  /** Takes the next line, which may be empty. */
  void nextLine() throws IOException {
    int feed = lineFeed(position);
    while (feed == limit) {
      int searched = limit - position;
      more();
      feed = lineFeed(position + searched);
    }
    spend(feed + 1 - position);
    lineStart = position;
    lineEnd = feed > position && buffer[feed - 1] == '\r' ? feed - 1 : feed;
    position = feed + 1;
  }

  /** Where the line ends; the limit if its end is not there yet. */
  private int lineFeed(int from) {
    byte[] held = buffer;
    int end = limit;
    int at = from;
    while (at < end && held[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Reads more of a line whose beginning stays in the buffer. */
  private void more() throws IOException {
    int held = limit - position;
    if (held > headLeft) {
      throw tooLong();
    }
    byte[] target = held == buffer.length ? new byte[2 * held] : buffer;
    System.arraycopy(buffer, position, target, 0, held);
    buffer = target;
    position = 0;
    limit = held;
    int count = in.read(buffer, held, buffer.length - held);
    if (count <= 0) {
      throw brokenOff();
    }
    begun = true;
    limit += count;
  }

  private void spend(int bytes) throws IOException {
    headLeft -= bytes;
    if (headLeft < 0) {
      throw tooLong();
    }
  }

  private static IOException tooLong() {
    return BadReplyException.of("its head is longer than " + HEAD_LIMIT + " bytes");
  }

  private static IOException brokenOff() {
    return new EOFException("the connection ended in the middle of a reply");
  }

  int lineLength() {
    return lineEnd - lineStart;
  }

  /** A byte of the line. */
  byte at(int index) {
    return buffer[lineStart + index];
  }

  String lineText() {
    return new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
  }

  /** Adds the line to others; false if it is no field line. */
  boolean addTo(FieldLines fields) {
    return fields.add(buffer, lineStart, lineEnd);
  }

  /**
   * The length of a body, or of what was read of it.
   *
   * @throws IOException if it is longer than a body may be
   */
  static long withinLimit(long length) throws IOException {
    if (length > BODY_LIMIT) {
      throw BadReplyException.of("the body is longer than " + BODY_LIMIT + " bytes");
    }
    return length;
  }

  byte[] exactly(int length) throws IOException {
    int buffered = Math.min(length, limit - position);
    if (buffered == length) {
      byte[] body = new byte[length];
      System.arraycopy(buffer, position, body, 0, length);
      position += length;
      return body;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(Math.min(length, 1 << 20));
    copy(length, body);
    return body.toByteArray();
  }

  void copy(long length, ByteArrayOutputStream out) throws IOException {
    for (long left = length; left > 0; ) {
      if (position == limit && !fill()) {
        throw brokenOff();
      }
      int count = (int) Math.min(left, limit - position);
      out.write(buffer, position, count);
      position += count;
      left -= count;
    }
  }

  /** All that comes until the peer closes. */
  byte[] rest() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (position < limit || fill()) {
      withinLimit((long) body.size() + limit - position);
      body.write(buffer, position, limit - position);
      position = limit;
    }
    return body.toByteArray();
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(count, 0);
    begun |= count > 0;
    return count > 0;
  }
}
