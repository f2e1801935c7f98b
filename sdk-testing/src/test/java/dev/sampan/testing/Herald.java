// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Message;
import dev.sampan.NewEvent;
import java.util.Map;

/** Publishes what it is sent: to a queue, a bus, or where it may not. */
public final class Herald implements Handler<HttpRequest, HttpResponse> {

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    String text = request.body().text();
    String id =
        switch (request.target()) {
          case "/queue" ->
              context.publisher().queue("numbers", Message.of(Map.of("a", text)).withKey("k"));
          case "/bus" -> context.publisher().bus("news", NewEvent.of("com.example.said", text));
          default -> context.publisher().topic("nowhere", Message.of(text));
        };
    return HttpResponse.text(201, id);
  }
}
