// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the replies of one connection, one after another. */
final class ReplyReader {

  private static final int UNTIL_CLOSE = -1;

  private final ReplyBytes bytes;
  private boolean reusable;

  ReplyReader(InputStream in) {
    this.bytes = new ReplyBytes(in);
  }

  /** Whether any byte of the current reply has arrived. */
  boolean begun() {
    return bytes.begun();
  }

  /** Whether another request may follow; bytes nobody asked for say that the peer is confused. */
  boolean reusable() {
    return reusable && bytes.isRead();
  }

  void expectReply() {
    bytes.expect();
    reusable = false;
  }

  HttpReply read() throws IOException {
    while (true) {
      bytes.beginHead();
      bytes.nextLine();
      int status = status();
      boolean keptByDefault = bytes.at(7) != '0';
      FieldLines headers = fieldLines();
      if (status >= 200) {
        String connection = headers.first("connection");
        reusable = connection == null ? keptByDefault : !connection.equalsIgnoreCase("close");
        return new HttpReply(status, headers, body(status, headers));
      }
    }
  }

  /**
   * The reply to a request that could not be sent whole: a peer that refuses a long body (413)
   * answers and closes while it is still being sent.
   *
   * @param failure of the sending; thrown if there is no reply
   */
  HttpReply readEarly(IOException failure) throws IOException {
    try {
      HttpReply reply = read();
      expectReply();
      return reply;
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private int status() throws IOException {
    int length = bytes.lineLength();
    boolean wellFormed =
        length >= 12
            && startsWith("HTTP/1.")
            && bytes.at(8) == ' '
            && (length == 12 || bytes.at(12) == ' ');
    int status = 0;
    for (int i = 9; wellFormed && i < 12; i++) {
      wellFormed = bytes.at(i) >= '0' && bytes.at(i) <= '9';
      status = status * 10 + bytes.at(i) - '0';
    }
    if (!wellFormed || status < 100 || status > 599) {
      throw BadReplyException.of("the status line is \"" + bytes.lineText() + '"');
    }
    return status;
  }

  private boolean startsWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes.at(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private FieldLines fieldLines() throws IOException {
    FieldLines fields = new FieldLines();
    for (bytes.nextLine(); bytes.lineLength() > 0; bytes.nextLine()) {
      if (!bytes.addTo(fields)) {
        throw BadReplyException.of("a header line is \"" + bytes.lineText() + '"');
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
    return chunked ? chunks() : length == UNTIL_CLOSE ? rest() : bytes.exactly((int) length);
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
    return ReplyBytes.withinLimit(length);
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

  private byte[] rest() throws IOException {
    reusable = false;
    return bytes.rest();
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      long unused = ReplyBytes.withinLimit(body.size() + size);
      bytes.copy(size, body);
      bytes.nextLine();
      if (bytes.lineLength() > 0) {
        throw BadReplyException.of("a chunk is longer than its size says");
      }
    }
    FieldLines unused = fieldLines();
    return body.toByteArray();
  }

  private long chunkSize() throws IOException {
    bytes.beginHead();
    bytes.nextLine();
    String line = bytes.lineText();
    int end = line.indexOf(';');
    long size = number((end < 0 ? line : line.substring(0, end)).trim(), 16);
    if (size < 0) {
      throw BadReplyException.of("a chunk's size is \"" + line + '"');
    }
    return size;
  }
}
