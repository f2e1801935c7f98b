// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Middleware;
import java.util.Optional;

/** Gives back the caller's correlation id with each answer. */
public final class Correlation implements Middleware {

  private static final String HEADER = "x-correlation-id";

  @Override
  public HttpResponse http(
      HttpRequest request, Context context, Handler<HttpRequest, HttpResponse> next)
      throws Exception {
    HttpResponse response = next.handle(request, context);
    Optional<String> id = request.headers().first(HEADER);
    return id.isPresent() ? response.withHeader(HEADER, id.get()) : response;
  }
}
