// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * One HTTP/1.1 message (RFC 9112), as the platform writes or reads it.
 *
 * @param start the first line
 * @param headers the header lines in their order
 * @param body the body without its transfer coding
 */
record WireMessage(String start, Headers headers, Body body) {

  static WireMessage response(int status, Headers headers) {
    return new WireMessage("HTTP/1.1 " + status + " Status", headers, Body.empty());
  }

  static WireMessage of(HttpRequest request) {
    Headers headers = request.headers();
    Headers addressed =
        headers.first("host").isPresent() ? headers : headers.with("Host", "function.test");
    String start = request.method() + " " + request.target() + " HTTP/1.1";
    return new WireMessage(start, addressed, request.body());
  }

  WireMessage withBody(Body other) {
    return new WireMessage(start, headers, other);
  }

  String method() {
    return start.substring(0, start.indexOf(' '));
  }

  String target() {
    return start.substring(start.indexOf(' ') + 1, start.lastIndexOf(' '));
  }

  int status() {
    return Integer.parseInt(start.substring(9, 12));
  }

  /** The message on the wire, its length with it. */
  byte[] bytes() {
    byte[] content = body.bytes();
    StringBuilder head = new StringBuilder(start).append("\r\n");
    for (int line = 0; line < headers.size(); line++) {
      if (!headers.name(line).equalsIgnoreCase("content-length")) {
        head.append(headers.name(line)).append(": ").append(headers.value(line)).append("\r\n");
      }
    }
    if (content.length > 0 || !start.startsWith("GET ")) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    out.writeBytes(content);
    return out.toByteArray();
  }

  static WireMessage readRequest(InputStream in) throws IOException {
    return read(line(in), in);
  }

  /** Reads a response; one to {@code HEAD} has no body, whatever its headers say. */
  static WireMessage readResponse(InputStream in, boolean toHead) throws IOException {
    String start = line(in);
    WireMessage head = new WireMessage(start, headers(in), Body.empty());
    boolean bare = toHead || head.status() == 204 || head.status() == 304;
    return bare ? head : head.withBody(body(head.headers, in));
  }

  private static WireMessage read(String start, InputStream in) throws IOException {
    Headers headers = headers(in);
    return new WireMessage(start, headers, body(headers, in));
  }

  private static Headers headers(InputStream in) throws IOException {
    Headers headers = Headers.of();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("not a header line: " + line);
      }
      headers = headers.and(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static Body body(Headers headers, InputStream in) throws IOException {
    String coding = headers.first("transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
    if (coding.equals("chunked")) {
      return chunks(in);
    }
    String length = headers.first("content-length").orElse("0");
    return Body.of(exactly(in, Integer.parseInt(length)));
  }

  private static Body chunks(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      out.writeBytes(exactly(in, size));
      line(in);
    }
    headers(in);
    return Body.of(out.toByteArray());
  }

  private static int chunkSize(InputStream in) throws IOException {
    String line = line(in);
    int end = line.indexOf(';');
    return Integer.parseInt(end < 0 ? line.strip() : line.substring(0, end).strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it broke off after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("it broke off within its head");
      }
      line.write(next);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
