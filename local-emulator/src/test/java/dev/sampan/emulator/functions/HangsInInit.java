// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.concurrent.CountDownLatch;

/** Never gets ready. */
public final class HangsInInit implements Handler<HttpRequest, HttpResponse> {

  /** Waits for what does not come. */
  public HangsInInit() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return HttpResponse.of(204);
  }
}
