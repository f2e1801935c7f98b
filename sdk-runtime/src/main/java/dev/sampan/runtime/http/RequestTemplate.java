// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.nio.charset.StandardCharsets;

/** The head of a request, but for one segment of its path and the length of its body. */
public final class RequestTemplate {

  private final byte[] start;
  private final byte[] rest;

  /** The head up to the segment, and from there to the length. */
  RequestTemplate(byte[] start, byte[] rest) {
    this.start = start;
    this.rest = rest;
  }

  /**
   * The head of one request.
   *
   * @param segment what goes into the path
   * @param length of the body, in bytes
   * @throws IllegalArgumentException if the segment holds a space or a control character
   */
  public byte[] head(String segment, int length) {
    byte[] open = HttpClient.token(segment).getBytes(StandardCharsets.UTF_8);
    byte[] end = (length + HttpClient.HEAD_END).getBytes(StandardCharsets.UTF_8);
    byte[] head = new byte[start.length + open.length + rest.length + end.length];
    System.arraycopy(start, 0, head, 0, start.length);
    System.arraycopy(open, 0, head, start.length, open.length);
    System.arraycopy(rest, 0, head, start.length + open.length, rest.length);
    System.arraycopy(end, 0, head, head.length - end.length, end.length);
    return head;
  }
}
