// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One method of one path of the control API.
 *
 * @param method the HTTP method, upper case
 * @param template the path, with a name in braces for each segment that varies, such as {@code
 *     /api/dead/{id}}
 * @param open whether it is answered without the developer's token
 * @param blocking whether the handler waits for something, such as the disk; then it has a thread
 *     of its own, else it runs on an I/O thread
 * @param bodyLimit the most bytes of a request's body
 * @param handler answers the calls
 */
public record ControlRoute(
    String method,
    String template,
    boolean open,
    boolean blocking,
    int bodyLimit,
    ControlHandler handler) {

  private static final int BODY_BYTES = 1024 * 1024;

  /** Checks that nothing is missing. */
  public ControlRoute {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(handler, "handler");
    if (!template.startsWith("/") || bodyLimit < 0) {
      throw new IllegalArgumentException("no path with a limit: " + template + " " + bodyLimit);
    }
  }

  /** A route for {@code GET} that waits for nothing. */
  public static ControlRoute get(String template, ControlHandler handler) {
    return new ControlRoute("GET", template, false, false, BODY_BYTES, handler);
  }

  /** A route for {@code POST} that waits for nothing and takes up to 1 MiB. */
  public static ControlRoute post(String template, ControlHandler handler) {
    return new ControlRoute("POST", template, false, false, BODY_BYTES, handler);
  }

  /** A route for {@code PUT} that waits for nothing and takes up to 1 MiB. */
  public static ControlRoute put(String template, ControlHandler handler) {
    return new ControlRoute("PUT", template, false, false, BODY_BYTES, handler);
  }

  /** A route for {@code DELETE} that waits for nothing. */
  public static ControlRoute delete(String template, ControlHandler handler) {
    return new ControlRoute("DELETE", template, false, false, BODY_BYTES, handler);
  }

  /** The same for anybody on this machine: what it tells is no secret, or it looks itself. */
  public ControlRoute forAnybody() {
    return new ControlRoute(method, template, true, blocking, bodyLimit, handler);
  }

  /** The same with a handler that may wait, for the disk or for other threads. */
  public ControlRoute thatBlocks() {
    return new ControlRoute(method, template, open, true, bodyLimit, handler);
  }

  /** The same with another bound on the request's body, in bytes. */
  public ControlRoute withBodyLimit(int bytes) {
    return new ControlRoute(method, template, open, blocking, bytes, handler);
  }

  /** What the segments in braces are in this path, as they stand there; empty if it is another. */
  Optional<Map<String, String>> match(String path) {
    return new PathTemplate(template).match(path);
  }

  /** How many segments of the template are the same for every path: the more, the closer. */
  int fixedSegments() {
    return new PathTemplate(template).fixedSegments();
  }
}
