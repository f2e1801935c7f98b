// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.Body;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An HTTP request in a file: {@code METHOD target}, header lines, and after an empty line the body.
 * The line end that closes the file does not belong to the body.
 */
final class RequestFile {

  private static final String HEAD_END = "\n\n";

  private RequestFile() {}

  static HttpRequest read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new CommandFailure(file + " is not an HTTP request: " + e.getMessage());
    }
  }

  static HttpRequest parse(String text, String origin) {
    try {
      return parse(text);
    } catch (HttpException e) {
      throw new CommandFailure(origin + " is not an HTTP request: " + e.getMessage());
    }
  }

  private static HttpRequest parse(String text) {
    int end = text.indexOf(HEAD_END);
    List<String> head = (end < 0 ? text : text.substring(0, end)).lines().toList();
    HttpRequest request = start(head.isEmpty() ? "" : head.get(0));
    for (String line : head.subList(Math.min(1, head.size()), head.size())) {
      request = withHeader(request, line);
    }
    return end < 0 ? request : request.withBody(body(text.substring(end + HEAD_END.length())));
  }

  private static HttpRequest start(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      throw new HttpException(400, "its first line must be a method and a target: " + line);
    }
    return HttpRequest.of(line.substring(0, space), line.substring(space + 1).strip());
  }

  private static HttpRequest withHeader(HttpRequest request, String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new HttpException(400, "a header line must be 'name: value': " + line);
    }
    String name = line.substring(0, colon).strip();
    return request.withHeaders(request.headers().and(name, line.substring(colon + 1).strip()));
  }

  private static Body body(String text) {
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return Body.of(body.getBytes(StandardCharsets.UTF_8));
  }
}
