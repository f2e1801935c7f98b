// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes {@code multipart/form-data} apart (RFC 7578, RFC 2046 §5.1) without copying the parts. */
final class Multipart {

  private static final int MOST_PARTS = 1_000;
  private static final int MOST_HEADERS = 32;
  private static final int LONGEST_HEAD = 16 * 1024;

  private final Body whole;
  private final byte[] bytes;
  private final byte[] delimiter;
  private final List<HttpRequest.Part> parts = new ArrayList<>();

  private Multipart(Body whole, byte[] bytes, String boundary) {
    this.whole = whole;
    this.bytes = bytes;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  static List<HttpRequest.Part> parse(Body body, @Nullable String boundary) {
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw new HttpException(400, "The multipart body's content type has no boundary.");
    }
    Multipart multipart = new Multipart(body, body.content(), boundary);
    multipart.parse();
    return Collections.unmodifiableList(multipart.parts);
  }

  private void parse() {
    int at = afterFirstDelimiter();
    while (!isClosed(at)) {
      int head = afterLine(at);
      int end = next(head - 2);
      add(head, end);
      at = end + delimiter.length;
    }
  }

  /** The first delimiter may stand at the very start, without the line break. */
  private int afterFirstDelimiter() {
    if (startsWith(0, 2)) {
      return delimiter.length - 2;
    }
    return next(0) + delimiter.length;
  }

  private boolean isClosed(int at) {
    return at + 1 < bytes.length && bytes[at] == '-' && bytes[at + 1] == '-';
  }

  /**
   * After the line break that ends a delimiter, with the blanks that RFC 2046 lets stand before it.
   */
  private int afterLine(int at) {
    int end = at;
    while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t')) {
      end++;
    }
    if (end + 1 >= bytes.length || bytes[end] != '\r' || bytes[end + 1] != '\n') {
      throw damaged("a boundary is not followed by a line break");
    }
    return end + 2;
  }

  private int next(int from) {
    for (int i = from; i <= bytes.length - delimiter.length; i++) {
      if (bytes[i] == '\r' && startsWith(i, 0)) {
        return i;
      }
    }
    throw damaged("the closing boundary is missing");
  }

  /** Whether the delimiter, less its first bytes, stands here. */
  private boolean startsWith(int at, int less) {
    if (at + delimiter.length - less > bytes.length) {
      return false;
    }
    for (int i = less; i < delimiter.length; i++) {
      if (bytes[at + i - less] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private void add(int start, int end) {
    if (parts.size() == MOST_PARTS) {
      throw new HttpException(413, "The body has more than " + MOST_PARTS + " parts.");
    }
    int line = start;
    int lineEnd = lineEnd(line, start, end);
    Headers headers = Headers.of();
    while (lineEnd > line) {
      headers = withLine(headers, line, lineEnd);
      line = lineEnd + 2;
      lineEnd = lineEnd(line, start, end);
    }
    int content = Math.min(lineEnd + 2, end);
    parts.add(part(headers, BytesBody.slice(bytes, content, end, whole.codec())));
  }

  private int lineEnd(int from, int start, int end) {
    for (int i = from; i <= end && i - start <= LONGEST_HEAD; i++) {
      if (i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    if (end - start > LONGEST_HEAD) {
      throw new HttpException(413, "A part's headers are over " + LONGEST_HEAD + " bytes.");
    }
    throw damaged("a part's headers do not end");
  }

  private Headers withLine(Headers headers, int start, int end) {
    String line = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    if (headers.size() == MOST_HEADERS) {
      throw new HttpException(413, "A part has more than " + MOST_HEADERS + " headers.");
    }
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw damaged("a part has a header line without a colon");
    }
    try {
      return headers.and(line.substring(0, colon), line.substring(colon + 1).strip());
    } catch (IllegalArgumentException e) {
      throw damaged("a part has a header that is not valid");
    }
  }

  private static HttpRequest.Part part(Headers headers, Body body) {
    String header = headers.value("content-disposition");
    MediaType disposition = header == null ? null : MediaType.of(header);
    String name =
        disposition == null || !disposition.value().equals("form-data")
            ? null
            : utf8(disposition.parameter("name"));
    if (disposition == null || name == null) {
      throw damaged("a part has no name");
    }
    return new HttpRequest.Part(name, utf8(disposition.parameter("filename")), headers, body);
  }

  /** Browsers write names in UTF-8 where a header has only bytes. */
  private static @Nullable String utf8(@Nullable String bytes) {
    return bytes == null
        ? null
        : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static HttpException damaged(String how) {
    return new HttpException(400, "The multipart body is damaged: " + how + ".");
  }
}
