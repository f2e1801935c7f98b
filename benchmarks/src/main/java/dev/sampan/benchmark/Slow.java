// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps its instance for so long that other calls need instances of their own. */
public final class Slow implements Handler<HttpRequest, HttpResponse> {

  private static final int SECONDS = 60;

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws InterruptedException {
    boolean woken = new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
    return HttpResponse.text(woken ? 500 : 200, "slow");
  }
}
