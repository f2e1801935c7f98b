// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.server.Arrival;
import dev.sampan.server.HttpService;

/**
 * A web function: every path is the user's, {@code /event-invoke} among them.
 *
 * <p>Whoever connects is the platform's proxy, so its address is not the client's and is left out.
 */
final class WebService implements HttpService {

  private final FunctionInstance function;
  private final Calls calls;

  WebService(FunctionInstance function, Calls calls) {
    this.function = function;
    this.calls = calls;
  }

  @Override
  public HttpResponse handle(HttpRequest request, Arrival arrived) {
    Call call =
        arrived.of(
            calls
                .next(ScfHeaders.request(request), ScfHeaders.limit(request), arrived.at())
                .withTrace(Traces.of(request.headers())));
    HttpRequest told =
        HttpRequest.of(request.method(), request.target())
            .withHeaders(ScfHeaders.added(request.headers()))
            .withBody(request.body());
    HttpResponse response = function.httpWithBody(told, call);
    return response.withHeaders(ScfHeaders.without(response.headers()));
  }
}
