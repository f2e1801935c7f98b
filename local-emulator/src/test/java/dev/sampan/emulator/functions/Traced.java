// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/** Answers with the trace that it belongs to. */
public final class Traced implements Handler<HttpRequest, HttpResponse> {

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return HttpResponse.text(200, context.trace().traceparent());
  }
}
