// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Problem;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import java.io.IOException;

/** One HTTP request that came as an event, and its answer. */
final class HttpInvocation {

  private final FunctionInstance function;
  private final Call call;

  HttpInvocation(FunctionInstance function, Call call) {
    this.function = function;
    this.call = call;
  }

  Reply invoke(NativeEvent event) {
    HttpResponse response = respond(event);
    try {
      return Reply.result(FunctionUrl.answer(response, event.gateway));
    } catch (FunctionUrl.CannotSayException e) {
      call.log().error(e.reason());
      return refused(problem(500, e.reason()), event.gateway);
    } catch (IOException | RuntimeException e) {
      call.log().error("The response's body could not be written.", e);
      return refused(problem(500, "The function failed."), event.gateway);
    }
  }

  private HttpResponse respond(NativeEvent event) {
    try {
      HttpRequest request = FunctionUrl.request(event);
      return function.http(request, call.withTrace(Traces.of(request.headers())));
    } catch (HttpException e) {
      return e.response();
    } catch (IllegalArgumentException e) {
      return problem(400, "The event holds what no HTTP request can: " + e.getMessage());
    }
  }

  private HttpResponse encoded(HttpResponse response) {
    return response.withBody(response.body().encoded(function.json()));
  }

  private HttpResponse problem(int status, String detail) {
    return HttpResponse.problem(Problem.of(status, detail).with("invocation", call.id()));
  }

  private Reply refused(HttpResponse problem, boolean gateway) {
    try {
      return Reply.result(FunctionUrl.answer(encoded(problem), gateway));
    } catch (IOException | FunctionUrl.CannotSayException e) {
      return Reply.error(Failure.of(e), call.id());
    }
  }
}
