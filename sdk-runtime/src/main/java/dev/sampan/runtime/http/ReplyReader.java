// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the replies of one connection, one after another. */
final class ReplyReader {

  /** The longest head, or trailer, in bytes. */
  static final int HEAD_LIMIT = 64 * 1024;

  /** The longest body, in bytes. */
  static final int BODY_LIMIT = 128 * 1024 * 1024;

  private static final int UNTIL_CLOSE = -1;

  private final InputStream in;
  private byte[] buffer = new byte[8192];
  private int position;
  private int limit;
  private int lineStart;
  private int lineEnd;
  private int headLeft;
  private boolean begun;
  private boolean reusable;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /** Whether any byte of the current reply has arrived. */
  boolean begun() {
    return begun;
  }

  /** Whether another request may follow; bytes nobody asked for say that the peer is confused. */
  boolean reusable() {
    return reusable && position == limit;
  }

  void expectReply() {
    begun = false;
    reusable = false;
  }

  HttpReply read() throws IOException {
    while (true) {
      headLeft = HEAD_LIMIT;
      nextLine();
      int status = status();
      boolean keptByDefault = buffer[lineStart + 7] != '0';
      FieldLines headers = fieldLines();
      if (status >= 200) {
        String connection = headers.first("connection");
        reusable = connection == null ? keptByDefault : !connection.equalsIgnoreCase("close");
        return new HttpReply(status, headers, body(status, headers));
      }
    }
  }

  private int status() throws IOException {
    int length = lineEnd - lineStart;
    boolean wellFormed =
        length >= 12
            && startsWith("HTTP/1.")
            && buffer[lineStart + 8] == ' '
            && (length == 12 || buffer[lineStart + 12] == ' ');
    int status = 0;
    for (int i = lineStart + 9; wellFormed && i < lineStart + 12; i++) {
      wellFormed = buffer[i] >= '0' && buffer[i] <= '9';
      status = status * 10 + buffer[i] - '0';
    }
    if (!wellFormed || status < 100 || status > 599) {
      throw BadReplyException.of("the status line is \"" + lineText() + '"');
    }
    return status;
  }

  private boolean startsWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (buffer[lineStart + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private FieldLines fieldLines() throws IOException {
    FieldLines fields = new FieldLines();
    for (nextLine(); lineEnd > lineStart; nextLine()) {
      if (!fields.add(buffer, lineStart, lineEnd)) {
        throw BadReplyException.of("a header line is \"" + lineText() + '"');
      }
    }
    return fields;
  }

  private byte[] body(int status, FieldLines headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    long length = UNTIL_CLOSE;
    for (String each : headers.all("content-length")) {
      length = length(each, length);
    }
    boolean chunked = false;
    for (String each : headers.all("transfer-encoding")) {
      chunked = chunked(each);
    }
    if (chunked && length != UNTIL_CLOSE) {
      throw BadReplyException.of("it has both a content-length and chunks");
    }
    return chunked ? chunks() : length == UNTIL_CLOSE ? rest() : exactly((int) length);
  }

  private static boolean chunked(String coding) throws IOException {
    if (!coding.equalsIgnoreCase("chunked")) {
      throw BadReplyException.of("transfer-encoding is \"" + coding + '"');
    }
    return true;
  }

  private static long length(String text, long before) throws IOException {
    long length = number(text, 10);
    if (length < 0 || (before != UNTIL_CLOSE && before != length)) {
      throw BadReplyException.of("content-length is \"" + text + '"');
    }
    return withinLimit(length);
  }

  private static long withinLimit(long length) throws IOException {
    if (length > BODY_LIMIT) {
      throw BadReplyException.of("the body is longer than " + BODY_LIMIT + " bytes");
    }
    return length;
  }

  /** The number, or -1 if the text holds anything but one to eleven digits. */
  private static long number(String text, int radix) {
    long number = text.isEmpty() || text.length() > 11 ? -1 : 0;
    for (int i = 0; number >= 0 && i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
      number = digit < 0 ? -1 : number * radix + digit;
    }
    return number;
  }

  private byte[] exactly(int length) throws IOException {
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

  private void copy(long length, ByteArrayOutputStream out) throws IOException {
    for (long left = length; left > 0; ) {
      fillIfEmpty();
      int count = (int) Math.min(left, limit - position);
      out.write(buffer, position, count);
      position += count;
      left -= count;
    }
  }

  private byte[] rest() throws IOException {
    reusable = false;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (position < limit || fill()) {
      out(body);
    }
    return body.toByteArray();
  }

  private void out(ByteArrayOutputStream body) throws IOException {
    withinLimit((long) body.size() + limit - position);
    body.write(buffer, position, limit - position);
    position = limit;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      withinLimit(body.size() + size);
      copy(size, body);
      nextLine();
      if (lineEnd > lineStart) {
        throw BadReplyException.of("a chunk is longer than its size says");
      }
    }
    fieldLines();
    return body.toByteArray();
  }

  private long chunkSize() throws IOException {
    headLeft = HEAD_LIMIT;
    nextLine();
    String line = lineText();
    int end = line.indexOf(';');
    long size = number((end < 0 ? line : line.substring(0, end)).trim(), 16);
    if (size < 0) {
      throw BadReplyException.of("a chunk's size is \"" + line + '"');
    }
    return size;
  }

  /** Takes the next line, which then stands whole in the buffer. */
  private void nextLine() throws IOException {
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

  private String lineText() {
    return new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
  }

  private void fillIfEmpty() throws IOException {
    if (position == limit && !fill()) {
      throw brokenOff();
    }
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(count, 0);
    begun |= count > 0;
    return count > 0;
  }
}
