// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a streamed response of a Function URL: the JSON before eight NUL bytes of a
 * stream of {@link ResponseStreaming#HTTP_CONTENT_TYPE}; a stream of any other type is a body with
 * status 200. Not thread-safe.
 */
public final class StreamedHead {

  /** More than any front end takes for headers. */
  private static final int MOST_BYTES = 64 * 1024;

  private final ByteArrayOutputStream prelude = new ByteArrayOutputStream();
  private @Nullable HttpResponse response;

  /**
   * A reader of a stream.
   *
   * @param contentType the type that the function's runtime gave it
   */
  public StreamedHead(String contentType) {
    if (!contentType.equals(ResponseStreaming.HTTP_CONTENT_TYPE)) {
      response = HttpResponse.of(200).withHeader("content-type", contentType);
    }
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
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException("a head without an end");
      }
      return Body.empty();
    }
    response = FunctionUrlReply.head(Body.of(Arrays.copyOf(bytes, end)));
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
