// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Body;
import dev.sampan.FunctionException;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Problem;
import org.jspecify.annotations.Nullable;

/** Answers HTTP requests: whatever happens, there is a response. */
final class HttpCalls {

  private final LoadedFunction function;
  private final RouteTable routes;
  private final Handler<HttpRequest, HttpResponse> chain;

  HttpCalls(LoadedFunction function) throws InitException {
    this.function = function;
    this.routes = RouteTable.of(function.entry());
    this.chain = HttpChain.of(function.middleware(), new HttpBinding(function, routes));
  }

  HttpResponse answer(HttpRequest request, Call call) {
    HttpResponse response;
    try {
      response = chain.handle(routes.match(request), function.context(call));
    } catch (Throwable thrown) {
      response = failed(thrown, call);
    }
    return encoded(response, call);
  }

  private HttpResponse failed(Throwable thrown, Call call) {
    function.noteFailure(thrown);
    HttpResponse said = thrown instanceof FunctionException meant ? said(meant) : null;
    if (said == null || said.status() >= 500) {
      Failures.log(call.log(), "The function failed.", thrown);
    }
    return said == null ? unexpected("The function failed.", call) : said;
  }

  /** What a failure says of itself; null if a subclass of the user's fails at that, too. */
  private static @Nullable HttpResponse said(FunctionException meant) {
    try {
      return meant.response();
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  /** The response with its JSON written, so that a status never precedes a failure to write. */
  private HttpResponse encoded(HttpResponse response, Call call) {
    try {
      Body body = response.body();
      Body encoded = body.encoded(function.json());
      return encoded == body ? response : response.withBody(encoded);
    } catch (Throwable thrown) {
      function.noteFailure(thrown);
      Failures.log(call.log(), "The function's result cannot be written as JSON.", thrown);
      return unexpected("The function's result cannot be written as JSON.", call);
    }
  }

  private static HttpResponse unexpected(String detail, Call call) {
    return HttpResponse.problem(Problem.of(500, detail).with("invocation", call.id()));
  }
}
