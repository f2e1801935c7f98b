// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.concurrent.CountDownLatch;

/** Does what it is asked to, and that is no good. */
public final class Misbehaving implements Handler<HttpRequest, HttpResponse> {

  private static final int LINE = 1000;

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws Exception {
    switch (request.query().first("do").orElse("")) {
      case "exit" -> System.exit(3);
      case "hang" -> new CountDownLatch(1).await();
      case "print" -> print();
      case "throw" -> throw new IllegalStateException("on purpose");
      default -> {
        return HttpResponse.text(200, "well");
      }
      case "big" -> {
        return HttpResponse.of(200, "application/octet-stream", Body.of(new byte[40_000_000]));
      }
    }
    return HttpResponse.text(200, "done");
  }

  private static void print() {
    var line = "x".repeat(LINE);
    for (var i = 0; i < 10_000; i++) {
      System.out.println(line);
    }
  }
}
