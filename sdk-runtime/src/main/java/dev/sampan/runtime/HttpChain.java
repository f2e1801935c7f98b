// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Middleware;
import java.util.List;

/** One middleware around the rest of a function's way of answering HTTP. */
final class HttpChain implements Handler<HttpRequest, HttpResponse> {

  private final Middleware outer;
  private final Handler<HttpRequest, HttpResponse> next;

  private HttpChain(Middleware outer, Handler<HttpRequest, HttpResponse> next) {
    this.outer = outer;
    this.next = next;
  }

  /** All middleware, the first outermost, around the given handler. */
  static Handler<HttpRequest, HttpResponse> of(
      List<Middleware> middleware, Handler<HttpRequest, HttpResponse> innermost) {
    Handler<HttpRequest, HttpResponse> chain = innermost;
    for (int i = middleware.size() - 1; i >= 0; i--) {
      chain = new HttpChain(middleware.get(i), chain);
    }
    return chain;
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws Exception {
    return outer.http(request, context, next);
  }
}
