// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.platform.NativeReply;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The end of one streamed answer, with the error that its trailers may tell. */
final class StreamEnd implements StreamIntake.End {

  private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
  private static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";

  private final AnswerIntake intake;
  private final HttpServerExchange exchange;
  private final String id;
  private final String contentType;
  private final long limit;
  private final @Nullable WholeSink collected;

  /**
   * The end of a stream.
   *
   * @param limit the most bytes it may have
   * @param collected what was collected, for a caller that wants it whole; null for one that does
   *     not
   */
  StreamEnd(
      AnswerIntake intake,
      HttpServerExchange exchange,
      String id,
      String contentType,
      long limit,
      @Nullable WholeSink collected) {
    this.intake = intake;
    this.exchange = exchange;
    this.id = id;
    this.contentType = contentType;
    this.limit = limit;
    this.collected = collected;
  }

  @Override
  public void whole(long bytes, HeaderMap trailers) {
    var reply =
        collected == null
            ? new NativeReply.Streamed(contentType, bytes)
            : new NativeReply.Payload(collected.body());
    intake.ends(exchange, id, error(trailers), reply);
  }

  private static @Nullable RuntimeError error(HeaderMap trailers) {
    var type = trailers.getFirst(ERROR_TYPE);
    return type == null
        ? null
        : new RuntimeError(RuntimeError.type(type), body(trailers.getFirst(ERROR_BODY)));
  }

  private static Body body(@Nullable String trailer) {
    if (trailer == null) {
      return Body.empty();
    }
    try {
      return Body.of(Base64.getDecoder().decode(trailer));
    } catch (IllegalArgumentException e) {
      // What is no Base64 is passed on as it came.
      return Body.of(trailer);
    }
  }

  @Override
  public void truncated() {
    intake.broken(exchange, id, false, -1, limit);
  }

  @Override
  public void oversized() {
    intake.broken(exchange, id, true, -1, limit);
  }
}
