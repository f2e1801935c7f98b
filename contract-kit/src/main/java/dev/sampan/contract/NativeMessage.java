// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import dev.sampan.Body;
import dev.sampan.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A native request or reply as its file holds it.
 *
 * @param start the first line of an HTTP message; empty for an event or result that a runtime
 *     protocol carries, {@code error} for a failure that it carries
 * @param headers the message's headers, or those that the runtime protocol sends beside an event
 * @param body the message's body, the event or the result
 */
public record NativeMessage(String start, Headers headers, Body body) {

  static NativeMessage of(String head, Body body) {
    var lines = head.lines().filter(line -> !line.isBlank()).toList();
    return new NativeMessage(lines.get(0), headers(lines.subList(1, lines.size())), body);
  }

  static Headers headers(List<String> lines) {
    var headers = Headers.of();
    for (var line : lines) {
      var colon = line.indexOf(':');
      headers = headers.and(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** Whether it is an HTTP message. */
  public boolean isHttp() {
    return start.contains("HTTP/1.1");
  }

  /** The method of an HTTP request. */
  public String method() {
    return start.split(" ", 3)[0];
  }

  /** The target of an HTTP request, as it stands on the wire. */
  public String target() {
    return start.split(" ", 3)[1];
  }

  /** The status of an HTTP response. */
  public int status() {
    return Integer.parseInt(start.split(" ", 3)[1]);
  }

  /** The bytes of an HTTP message on the wire, with the length of its body. */
  public byte[] wire() {
    var out = new ByteArrayOutputStream();
    var head = new StringBuilder(start).append("\r\n");
    for (int line = 0; line < headers.size(); line++) {
      head.append(headers.name(line)).append(": ").append(headers.value(line)).append("\r\n");
    }
    if (headers.first("content-length").isEmpty() && body.bytes().length > 0) {
      head.append("content-length: ").append(body.bytes().length).append("\r\n");
    }
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body.bytes());
    return out.toByteArray();
  }
}
