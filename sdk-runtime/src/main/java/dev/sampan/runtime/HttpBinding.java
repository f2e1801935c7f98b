// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Problem;
import dev.sampan.spi.HandlerShape;
import org.jspecify.annotations.Nullable;

/** Hands an HTTP request to the handler, in the handler's shape, behind all middleware. */
final class HttpBinding implements Handler<HttpRequest, HttpResponse> {

  private final LoadedFunction function;
  private final HandlerShape shape;
  private final RouteTable routes;

  HttpBinding(LoadedFunction function, RouteTable routes) {
    this.function = function;
    this.shape = function.type().shape();
    this.routes = routes;
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws Exception {
    if (request.route().isEmpty() && !routes.isOpen()) {
      return unmatched(request);
    }
    if (shape == HandlerShape.HTTP) {
      return response(function.handle(request, context));
    }
    if (shape == HandlerShape.PAYLOAD) {
      return response(function.handle(payload(request), context));
    }
    if (shape == HandlerShape.EVENT) {
      return new HttpEvent(function, request).handle(context);
    }
    throw new HttpException(501, "This function takes batches of events, not HTTP requests.");
  }

  private Object payload(HttpRequest request) {
    Object payload = request.body().read(function.type().payload(), function.json());
    if (payload == null) {
      throw new HttpException(400, "The body is JSON null where a value is expected.");
    }
    return payload;
  }

  /** The response that a result stands for: 204 for none. */
  static HttpResponse response(@Nullable Object result) {
    if (result == null) {
      return HttpResponse.of(204);
    }
    if (result instanceof HttpResponse response) {
      return response;
    }
    if (result instanceof String text) {
      return HttpResponse.text(200, text);
    }
    if (result instanceof byte[] bytes) {
      return HttpResponse.of(200, "application/octet-stream", Body.of(bytes));
    }
    return HttpResponse.json(200, result);
  }

  private HttpResponse unmatched(HttpRequest request) {
    String allowed = routes.allowed(request);
    if (allowed.isEmpty()) {
      return HttpResponse.problem(Problem.of(404, "There is nothing at this path."));
    }
    Problem problem = Problem.of(405, "This path takes " + allowed + ".");
    return HttpResponse.problem(problem).withHeader("allow", allowed);
  }
}
