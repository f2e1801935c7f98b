// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/** Cannot be constructed. */
public final class FailsInInit implements Handler<HttpRequest, HttpResponse> {

  /** Fails. */
  public FailsInInit() {
    throw new IllegalStateException("no database");
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return HttpResponse.of(204);
  }
}
