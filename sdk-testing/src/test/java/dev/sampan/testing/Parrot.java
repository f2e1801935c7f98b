// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Startup;

/** Gives back what it is sent, and says where it is. */
public final class Parrot implements Handler<HttpRequest, HttpResponse> {

  private final String word;

  public Parrot(Startup startup) {
    this.word = startup.setting("word").orElse("none");
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    if (request.target().equals("/fail")) {
      throw new IllegalStateException("a secret");
    }
    context.logger().info("asked for " + request.target());
    return HttpResponse.of(200, "application/octet-stream", Body.of(request.body().bytes()))
        .withHeader("x-platform", context.platform())
        .withHeader("x-word", word)
        .withHeader("x-left", context.deadline().remaining().toString());
  }
}
