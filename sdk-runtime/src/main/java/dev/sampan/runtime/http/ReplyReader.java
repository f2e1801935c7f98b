// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the replies of one connection, one after another. */
final class ReplyReader {

  /** The longest head, or trailer, in bytes. */
  static final int HEAD_LIMIT = 64 * 1024;

  /** The longest body, in bytes. */
  static final int BODY_LIMIT = 128 * 1024 * 1024;

  private static final int UNTIL_CLOSE = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int position;
  private int limit;
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
      String statusLine = line();
      int status = status(statusLine);
      List<String> headers = headers();
      if (status >= 200) {
        reusable = keepsAlive(statusLine, headers);
        return new HttpReply(status, headers, body(status, headers));
      }
    }
  }

  private static int status(String line) throws IOException {
    boolean wellFormed =
        line.length() >= 12
            && line.startsWith("HTTP/1.")
            && line.charAt(8) == ' '
            && (line.length() == 12 || line.charAt(12) == ' ');
    int status = 0;
    for (int i = 9; wellFormed && i < 12; i++) {
      wellFormed = line.charAt(i) >= '0' && line.charAt(i) <= '9';
      status = status * 10 + line.charAt(i) - '0';
    }
    if (!wellFormed || status < 100 || status > 599) {
      throw BadReplyException.of("the status line is \"" + line + '"');
    }
    return status;
  }

  private List<String> headers() throws IOException {
    List<String> headers = new ArrayList<>(20);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        throw BadReplyException.of("a header line is \"" + line + '"');
      }
      headers.add(lowerCase(line, colon));
      headers.add(line.substring(colon + 1).trim());
    }
    return headers;
  }

  private static String lowerCase(String line, int length) {
    char[] name = new char[length];
    for (int i = 0; i < length; i++) {
      char c = line.charAt(i);
      name[i] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return new String(name);
  }

  private static boolean keepsAlive(String statusLine, List<String> headers) {
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equals("connection")) {
        return !headers.get(i + 1).equalsIgnoreCase("close");
      }
    }
    return statusLine.charAt(7) != '0';
  }

  private byte[] body(int status, List<String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    long length = UNTIL_CLOSE;
    boolean chunked = false;
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equals("content-length")) {
        length = length(headers.get(i + 1), length);
      } else if (headers.get(i).equals("transfer-encoding")) {
        chunked = chunked(headers.get(i + 1));
      }
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
      if (!line().isEmpty()) {
        throw BadReplyException.of("a chunk is longer than its size says");
      }
    }
    headers();
    return body.toByteArray();
  }

  private long chunkSize() throws IOException {
    headLeft = HEAD_LIMIT;
    String line = line();
    int end = line.indexOf(';');
    long size = number((end < 0 ? line : line.substring(0, end)).trim(), 16);
    if (size < 0) {
      throw BadReplyException.of("a chunk's size is \"" + line + '"');
    }
    return size;
  }

  private String line() throws IOException {
    int end = lineEndInBuffer();
    if (end < 0) {
      return longLine();
    }
    String line = text(buffer, position, end);
    spend(end + 1 - position);
    position = end + 1;
    return line;
  }

  /** A line that the buffer does not hold whole. */
  private String longLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int end = lineEndInBuffer(); end < 0; end = lineEndInBuffer()) {
      spend(limit - position);
      out(line);
      fillIfEmpty();
    }
    int end = lineEndInBuffer();
    spend(end + 1 - position);
    line.write(buffer, position, end - position);
    position = end + 1;
    byte[] bytes = line.toByteArray();
    return text(bytes, 0, bytes.length);
  }

  private void spend(int bytes) throws IOException {
    headLeft -= bytes;
    if (headLeft < 0) {
      throw BadReplyException.of("its head is longer than " + HEAD_LIMIT + " bytes");
    }
  }

  private int lineEndInBuffer() {
    for (int i = position; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static String text(byte[] bytes, int start, int lineEnd) {
    int end = lineEnd > start && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private void fillIfEmpty() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException("the connection ended in the middle of a reply");
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
