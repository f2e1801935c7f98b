// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/** Greets over HTTP, and says who it is. */
public final class Hello implements Handler<HttpRequest, HttpResponse> {

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    var name = request.query().first("name").orElse("you");
    return HttpResponse.text(200, "hello " + name)
        .withHeader("x-platform", context.platform())
        .withHeader("x-cold", Boolean.toString(context.coldStart()))
        .withHeader("x-echo", request.headers().first("x-echo").orElse(""));
  }
}
