// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import org.jspecify.annotations.Nullable;

/**
 * Code around every call of a function, listed in the manifest from the outside in. One object may
 * serve many calls at once, so it must be thread-safe.
 *
 * <p>Override {@link #around} for what fits all kinds of call, or the method of one kind. A
 * function with a payload type of its own appears here as {@link #http} or {@link #event}, before
 * its payload is decoded. Not calling {@code next} answers in the function's place.
 */
public interface Middleware {

  /**
   * Goes around calls of every kind that has no method of its own overridden.
   *
   * @param <I> what the call takes
   * @param <O> what it gives
   */
  default <I, O extends @Nullable Object> O around(I input, Context context, Handler<I, O> next)
      throws Exception {
    return next.handle(input, context);
  }

  /**
   * Goes around an HTTP call. A streamed response body is written after this has returned, on the
   * same thread.
   */
  default HttpResponse http(
      HttpRequest request, Context context, Handler<HttpRequest, HttpResponse> next)
      throws Exception {
    return around(request, context, next);
  }

  /** Goes around one event, also around each of {@link Batch#each}. */
  default @Nullable Object event(
      Event<?> event, Context context, Handler<Event<?>, @Nullable Object> next) throws Exception {
    return around(event, context, next);
  }

  /** Goes around a batch of a function that takes batches. */
  default BatchResult batch(Batch<?> batch, Context context, Handler<Batch<?>, BatchResult> next)
      throws Exception {
    return around(batch, context, next);
  }
}
