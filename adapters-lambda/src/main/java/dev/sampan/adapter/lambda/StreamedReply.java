// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.HttpResponse;
import dev.sampan.Log;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.http.ChunkedRequest;
import dev.sampan.runtime.http.HttpReply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Sends a response while it is written, as a function URL takes it: its status, headers and cookies
 * as JSON, eight NUL bytes, and the body. When the writer of the body fails, trailers say so; where
 * they cannot be sent any more, the request is broken off, so that nobody takes a part for the
 * whole.
 */
final class StreamedReply {

  private static final byte[] END_OF_PRELUDE = new byte[8];
  private static final int LONGEST_MESSAGE = 4096;
  private static final int MOST_FRAMES = 20;

  private final EventDispatch dispatch;
  private final Log log;

  StreamedReply(EventDispatch dispatch, Log log) {
    this.dispatch = dispatch;
    this.log = log;
  }

  /**
   * Sends it.
   *
   * @return what the platform answers
   * @throws IOException if the platform is lost
   */
  HttpReply send(ChunkedRequest request, HttpResponse response) throws IOException {
    try (request) {
      Map<String, String> trailers = Map.of();
      try {
        write(response, request.body());
      } catch (Throwable thrown) {
        dispatch.noteFailure(thrown);
        trailers = trailers(thrown);
        log.error("the response broke off", thrown);
      }
      return request.end(trailers);
    }
  }

  private void write(HttpResponse response, OutputStream out) throws Exception {
    out.write(HttpReplyJson.prelude(response));
    out.write(END_OF_PRELUDE);
    out.flush();
    response.body().writeTo(out, dispatch.json());
  }

  /** Short enough for the head of a message, whatever was thrown. */
  private static Map<String, String> trailers(Throwable thrown) throws IOException {
    Failure whole = Failure.of(thrown);
    String message = whole.message();
    List<String> frames = whole.stackTrace();
    Failure failure =
        new Failure(
            whole.type(),
            message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)),
            frames.subList(0, Math.min(frames.size(), MOST_FRAMES)));
    String body = Base64.getEncoder().encodeToString(FailureJson.write(failure));
    return Map.of(RuntimeApi.ERROR_TYPE, RuntimeApi.USER_EXCEPTION, RuntimeApi.ERROR_BODY, body);
  }
}
