// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.HttpResponse;
import dev.sampan.platform.wire.FrontEnd;

/** A container's response as Cloud Run's front end passes it on. */
final class FrontEndReply {

  private FrontEndReply() {}

  static HttpResponse read(HttpResponse response) {
    var headers = FrontEnd.endToEnd(response.headers());
    if (headers.first("set-cookie").isPresent()) {
      headers = headers.with("cache-control", "private");
    }
    return response.withHeaders(headers);
  }
}
