// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Problem;
import dev.sampan.runtime.Call;
import dev.sampan.server.Arrival;
import dev.sampan.server.HttpService;

/**
 * An event function in an image: events come as {@code POST /event-invoke}, what is known about
 * them in headers. No header is ever logged, as some are the live keys of the function's role.
 */
final class EventService implements HttpService {

  private static final String PATH = "/event-invoke";

  private final EventFunction function;
  private final Calls calls;

  EventService(EventFunction function, Calls calls) {
    this.function = function;
    this.calls = calls;
  }

  @Override
  public HttpResponse handle(HttpRequest request, Arrival arrived) {
    if (!request.target().equals(PATH) || !request.method().equals("POST")) {
      return HttpResponse.problem(
          Problem.of(404, "An event function answers POST " + PATH + " only."));
    }
    Call call =
        arrived.of(
            calls.next(ScfHeaders.request(request), ScfHeaders.limit(request), arrived.at()));
    Reply reply = function.invoke(request.body().bytes(), call);
    // Which status the platform takes for which code is not documented; 500 is no success anywhere.
    return HttpResponse.of(reply.failed() ? 500 : 200)
        .withHeaders(Headers.of("content-type", "application/json"))
        .withBody(Body.of(reply.body()));
  }
}
