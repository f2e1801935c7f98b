// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads one HTTP/1.1 response (RFC 9112). */
final class ResponseReader {

  /** The answer is no HTTP response. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** The body is over the limit. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("more than " + limit + " bytes");
    }
  }

  private static final int HEAD_BYTES = 64 * 1024;

  private final InputStream in;
  private final long limit;
  private int headBytes;
  private boolean persistent;

  ResponseReader(InputStream in, long limit) {
    this.in = in;
    this.limit = limit;
  }

  HttpResponse read(boolean toHead) throws IOException {
    var line = line();
    var headers = headers();
    while (status(line) < 200) {
      line = line();
      headers = headers();
    }
    var status = status(line);
    var none = toHead || status == 204 || status == 304;
    persistent = line.startsWith("HTTP/1.1 ") && (none || framed(headers)) && !closes(headers);
    var body = none ? Body.empty() : body(headers);
    return response(status, headers, body);
  }

  /** Whether another response may follow the one that was read (RFC 9112, section 9.3). */
  boolean persistent() {
    return persistent;
  }

  private static boolean framed(Headers headers) {
    return headers.first("transfer-encoding").isPresent()
        || headers.first("content-length").isPresent();
  }

  private static boolean closes(Headers headers) {
    return headers
        .first("connection")
        .map(it -> it.toLowerCase(Locale.ROOT).contains("close"))
        .orElse(false);
  }

  private static HttpResponse response(int status, Headers headers, Body body) throws Malformed {
    try {
      return HttpResponse.of(status).withHeaders(headers).withBody(body);
    } catch (IllegalArgumentException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static int status(String line) throws Malformed {
    var wellFormed =
        line.startsWith("HTTP/1.")
            && line.length() >= 12
            && line.charAt(8) == ' '
            && (line.length() == 12 || line.charAt(12) == ' ');
    try {
      if (wellFormed) {
        return Integer.parseInt(line.substring(9, 12));
      }
    } catch (NumberFormatException e) {
      throw new Malformed("no status line: " + line);
    }
    throw new Malformed("no status line: " + line);
  }

  private Headers headers() throws IOException {
    var headers = Headers.of();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new Malformed("no header: " + line);
      }
      try {
        headers = headers.and(line.substring(0, colon), line.substring(colon + 1).strip());
      } catch (IllegalArgumentException e) {
        throw new Malformed(String.valueOf(e.getMessage()));
      }
    }
    return headers;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended before the response did");
      }
      if (++headBytes > HEAD_BYTES) {
        throw new Malformed("a head of more than " + HEAD_BYTES + " bytes");
      }
      line.write(next);
    }
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private Body body(Headers headers) throws IOException {
    if (headers.first("transfer-encoding").isPresent()) {
      return chunked();
    }
    var length = headers.first("content-length");
    if (length.isEmpty()) {
      return untilClosed();
    }
    return exactly(number(length.get(), 10));
  }

  private static long number(String text, int radix) throws Malformed {
    try {
      return Long.parseLong(text.strip(), radix);
    } catch (NumberFormatException e) {
      throw new Malformed("no number: " + text);
    }
  }

  private Body exactly(long length) throws IOException {
    return Body.of(bytes(length));
  }

  private byte[] bytes(long length) throws IOException {
    if (length > limit) {
      throw new TooLarge(limit);
    }
    var bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException("the connection ended before the response did");
    }
    return bytes;
  }

  private Body untilClosed() throws IOException {
    var bytes = in.readNBytes((int) limit + 1);
    if (bytes.length > limit) {
      throw new TooLarge(limit);
    }
    return Body.of(bytes);
  }

  private Body chunked() throws IOException {
    var all = new ByteArrayOutputStream();
    for (var size = chunkSize(); size > 0; size = chunkSize()) {
      if (all.size() + size > limit) {
        throw new TooLarge(limit);
      }
      all.writeBytes(bytes(size));
      line();
    }
    headers();
    return Body.of(all.toByteArray());
  }

  private long chunkSize() throws IOException {
    headBytes = 0;
    var line = line();
    var end = line.indexOf(';');
    return number(end < 0 ? line : line.substring(0, end), 16);
  }
}
