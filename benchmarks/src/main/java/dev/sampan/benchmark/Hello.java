// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/** The same function as {@link Floor}, as a user would write it. */
public final class Hello implements Handler<HttpRequest, HttpResponse> {

  /** A function without state. */
  public Hello() {}

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    String json = "{\"hello\":\"" + request.method() + ' ' + request.path() + "\"}";
    return HttpResponse.of(200, "application/json", Body.of(json));
  }
}
