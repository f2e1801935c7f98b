// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.wire.FrontEnd;

/** A caller's request as SCF proxies it to a web function: itself, with the nine headers. */
final class WebRequest {

  private WebRequest() {}

  static HttpRequest of(FunctionSpec function, HttpRequest request, InvocationFacts facts) {
    var headers = FrontEnd.endToEnd(request.headers());
    return request.withHeaders(ScfHeaders.server(headers, function, facts));
  }
}
