// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes what a runtime answers: results, whole or streamed, and errors. */
final class AnswerIntake {

  /** The largest answer that is not streamed; a few bytes over 6 MB, as the service has it. */
  static final int RESPONSE_BYTES =
      Profile.of(Platform.LAMBDA).get(Limit.RESPONSE_BYTES).intValue();

  private static final long STREAM_BYTES =
      Profile.of(Platform.LAMBDA).get(Limit.RESPONSE_STREAM_BYTES).value();

  private final RuntimeEvents events;
  private final BiConsumer<String, Runnable> done;

  /**
   * An intake for one runtime.
   *
   * @param events told of what is whole
   * @param done told of each answer that is over, with what is to be told of it
   */
  AnswerIntake(RuntimeEvents events, BiConsumer<String, Runnable> done) {
    this.events = events;
    this.done = done;
  }

  /** An error that ends the runtime's init or its restore. */
  void lifeError(HttpServerExchange exchange, String type) {
    Replies.receive(
        exchange,
        RESPONSE_BYTES,
        (it, body) -> {
          ApiAnswers.accepted(it);
          events.initFailed(new RuntimeError(type, body));
        },
        (it, tooLarge) -> {
          ApiAnswers.accepted(it);
          events.initFailed(RuntimeError.of(type, "The error cannot be read"));
        });
  }

  /** An error in place of a result. */
  void error(HttpServerExchange exchange, String id, String type) {
    var withCause =
        ErrorCause.CONTENT_TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    var header = exchange.getRequestHeaders().getFirst(ErrorCause.HEADER);
    Replies.receive(
        exchange,
        RESPONSE_BYTES,
        (it, body) -> {
          var cause = withCause ? ErrorCause.within(body) : ErrorCause.read(header);
          var told = withCause ? ErrorCause.without(body) : body;
          done.accept(id, () -> events.failed(id, new RuntimeError(type, told, cause)));
          ApiAnswers.accepted(it);
        },
        (it, tooLarge) -> broken(it, id, tooLarge, RESPONSE_BYTES, RESPONSE_BYTES));
  }

  /** A result, in the mode that the request tells. */
  void response(HttpServerExchange exchange, Invocation invocation) {
    var mode = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Response-Mode");
    if (mode == null || mode.isEmpty()) {
      whole(exchange, invocation.id());
    } else if (mode.equals("streaming")) {
      stream(exchange, invocation);
    } else {
      var id = invocation.id();
      var error = RuntimeError.of(RuntimeError.RESPONSE_MODE, "Invalid response mode: " + mode);
      done.accept(id, () -> events.failed(id, error));
      Replies.keepOpen(exchange);
      ApiAnswers.refuse(
          exchange, 400, "InvalidFunctionResponseMode", "Invalid function response mode");
    }
  }

  private void whole(HttpServerExchange exchange, String id) {
    Replies.receive(
        exchange,
        RESPONSE_BYTES,
        (it, body) -> {
          done.accept(id, () -> events.answered(id, new NativeReply.Payload(body)));
          ApiAnswers.accepted(it);
        },
        (it, tooLarge) -> broken(it, id, tooLarge, it.getRequestContentLength(), RESPONSE_BYTES));
  }

  private void stream(HttpServerExchange exchange, Invocation invocation) {
    var type = exchange.getRequestHeaders().getFirst("Content-Type");
    var contentType = type == null ? "application/octet-stream" : type;
    var whole = invocation.sink() == null ? new WholeSink() : null;
    var sink = whole == null ? invocation.sink() : whole;
    sink(exchange, invocation.id(), contentType, whole, sink);
  }

  private void sink(
      HttpServerExchange exchange,
      String id,
      String contentType,
      @Nullable WholeSink whole,
      @Nullable ResponseSink sink) {
    if (sink == null) {
      return;
    }
    sink.begins(contentType);
    var limit = whole == null ? STREAM_BYTES : RESPONSE_BYTES;
    var end = new StreamEnd(this, exchange, id, contentType, limit, whole);
    Runnable reads = () -> new StreamIntake(exchange, sink, limit, end).begin();
    exchange.dispatch(SameThreadExecutor.INSTANCE, reads);
  }

  /** An answer that is whole, or an error, after a stream. */
  void ends(HttpServerExchange exchange, String id, @Nullable RuntimeError error, NativeReply it) {
    if (error == null) {
      done.accept(id, () -> events.answered(id, it));
    } else {
      done.accept(id, () -> events.failed(id, error));
    }
    ApiAnswers.accepted(exchange);
  }

  /** An answer that is too large, or that was cut off. */
  void broken(HttpServerExchange exchange, String id, boolean tooLarge, long length, long limit) {
    if (tooLarge) {
      var size = length < 0 ? "more than " + limit : Long.toString(length);
      var allowed = " exceeded maximum allowed payload size (" + limit + " bytes).";
      var message = "Response payload size (" + size + " bytes)" + allowed;
      done.accept(id, () -> events.tooLarge(id, message));
      var refusal = "Exceeded maximum allowed payload size (" + limit + " bytes).";
      ApiAnswers.refuse(exchange, 413, "RequestEntityTooLarge", refusal);
    } else {
      var error = RuntimeError.of(RuntimeError.TRUNCATED, "The response was cut off");
      done.accept(id, () -> events.failed(id, error));
      ApiAnswers.refuse(
          exchange, 400, "TruncatedHTTPRequest", "HTTP request detected as truncated");
    }
  }
}
