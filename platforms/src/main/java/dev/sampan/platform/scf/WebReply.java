// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.HttpResponse;
import dev.sampan.platform.wire.FrontEnd;

/** A web function's response as SCF passes it on: without what a function cannot set. */
final class WebReply {

  private WebReply() {}

  static HttpResponse read(HttpResponse response) {
    var headers = FrontEnd.endToEnd(ScfHeaders.withoutForged(response.headers()));
    return response.withHeaders(headers);
  }
}
