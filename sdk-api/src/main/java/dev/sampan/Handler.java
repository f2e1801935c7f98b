// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import org.jspecify.annotations.Nullable;

/**
 * A function: what a developer writes, once, for every cloud.
 *
 * <p>The type arguments are the contract. They say what the function takes and gives, and so which
 * triggers fit it. They are read from the class, which is why a lambda, a raw type or a wildcard is
 * refused when the function is loaded.
 *
 * <pre>{@code
 * public final class Hello implements Handler<HttpRequest, HttpResponse> {
 *   public HttpResponse handle(HttpRequest request, Context context) {
 *     return HttpResponse.text(200, "Hello, " + request.path("name"));
 *   }
 * }
 * }</pre>
 *
 * <p>One handler object may serve many calls at once, so it must be thread-safe.
 *
 * @param <I> what one call takes: {@link HttpRequest}, {@link Event}, {@link Batch}, or a payload
 *     type of the function's own ({@code String} and {@code byte[]} are raw, all else is JSON)
 * @param <O> what one call gives: {@link HttpResponse}, {@link BatchResult}, {@link NewEvent},
 *     {@link Void}, or a result type of the function's own
 */
@FunctionalInterface
public interface Handler<I, O extends @Nullable Object> {

  /**
   * Handles one call.
   *
   * @return the result; null means there is nothing to say (204 over HTTP)
   * @throws Exception any failure; {@link FunctionException} says what it means to the caller,
   *     anything else is a retry for an event and a 500 without a stack trace over HTTP
   */
  O handle(I input, Context context) throws Exception;
}
