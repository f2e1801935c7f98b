// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/** Answers HTTP. */
public final class Orders implements Handler<HttpRequest, HttpResponse> {
  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return HttpResponse.of(204);
  }
}
