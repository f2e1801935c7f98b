// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.manifest.LambdaDoor;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a streamed response: the JSON before eight NUL bytes. A Function URL looks for
 * it in a stream of {@link ResponseStreaming#HTTP_CONTENT_TYPE}, and takes a stream of any other
 * type for a body with status 200; a REST API wants it in every stream. Not thread-safe.
 */
public final class StreamedHead {

  /** More than a Function URL takes for headers. */
  private static final int MOST_BYTES = 64 * 1024;

  /** Where a REST API gives up (apigateway developerguide, response-transfer-mode-lambda). */
  private static final int MOST_BYTES_REST = 16 * 1024;

  private final boolean rest;
  private final ByteArrayOutputStream prelude = new ByteArrayOutputStream();
  private @Nullable HttpResponse response;

  private StreamedHead(boolean rest, @Nullable HttpResponse response) {
    this.rest = rest;
    this.response = response;
  }

  /**
   * A reader of a stream.
   *
   * @param door what the stream goes through
   * @param contentType the type that the function's runtime gave it
   */
  public static StreamedHead of(LambdaDoor door, String contentType) {
    var rest = door == LambdaDoor.REST_API;
    var headless = !rest && !contentType.equals(ResponseStreaming.HTTP_CONTENT_TYPE);
    var whole = HttpResponse.of(200).withHeader("content-type", contentType);
    return new StreamedHead(rest, headless ? whole : null);
  }

  /** The status and the headers; empty before all of them have come. */
  public Optional<HttpResponse> response() {
    return Optional.ofNullable(response);
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @return those of them that belong to the body
   * @throws IllegalArgumentException if the head is malformed or has no end
   */
  public Body take(Body next) {
    if (response != null) {
      return next;
    }
    prelude.writeBytes(next.bytes());
    var bytes = prelude.toByteArray();
    var end = end(bytes);
    if (end < 0) {
      if (bytes.length > (rest ? MOST_BYTES_REST : MOST_BYTES)) {
        throw new IllegalArgumentException("a head without an end");
      }
      return Body.empty();
    }
    var head = Body.of(Arrays.copyOf(bytes, end));
    response = rest ? ProxyReply.head(head) : FunctionUrlReply.head(head);
    return Body.of(Arrays.copyOfRange(bytes, end + ResponseStreaming.PRELUDE_END, bytes.length));
  }

  private static int end(byte[] bytes) {
    var zeros = 0;
    for (var i = 0; i < bytes.length; i++) {
      zeros = bytes[i] == 0 ? zeros + 1 : 0;
      if (zeros == ResponseStreaming.PRELUDE_END) {
        return i + 1 - ResponseStreaming.PRELUDE_END;
      }
    }
    return -1;
  }
}
