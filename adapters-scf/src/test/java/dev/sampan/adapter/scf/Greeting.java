// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/** The function of the child process. */
public final class Greeting implements Handler<HttpRequest, HttpResponse> {

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return HttpResponse.text(200, "hello from " + context.function());
  }
}
