// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.TraceContext;

/**
 * What stands before a function for HTTP, as it names itself in events.
 *
 * @param isUrl whether it is a Function URL, not an API of API Gateway
 * @param account the owner that it tells
 * @param id its id, the first label of its host
 * @param domain its host
 */
record Front(boolean isUrl, String account, String id, String domain) {

  /** The function's own URL, which tells no owner. */
  static Front url(InvocationFacts facts) {
    var id = Digests.id(RuntimeHeaders.functionArn(facts), 32);
    return new Front(true, "anonymous", id, id + ".lambda-url." + facts.region() + ".on.aws");
  }

  /**
   * An API of API Gateway.
   *
   * @param kind the kind of API, so that each has an id of its own
   */
  static Front api(String kind, InvocationFacts facts) {
    var id = Digests.id(kind + "/" + RuntimeHeaders.functionArn(facts), 10);
    var domain = id + ".execute-api." + facts.region() + ".amazonaws.com";
    return new Front(false, facts.account(), id, domain);
  }

  /** The headers of a request as they are handed on. */
  Headers received(HttpRequest request, InvocationFacts facts) {
    return received(request, facts.traceparent());
  }

  /** The same within a W3C trace. */
  Headers received(HttpRequest request, String traceparent) {
    var headers =
        FrontEnd.endToEnd(request.headers())
            .with("host", domain)
            .with("x-amzn-trace-id", TraceContext.of(traceparent).xray());
    if (isUrl) {
      headers =
          headers
              .with("x-amzn-tls-version", "TLSv1.3")
              .with("x-amzn-tls-cipher-suite", "TLS_AES_128_GCM_SHA256");
    }
    headers = headers.with("x-forwarded-port", "443").with("x-forwarded-proto", "https");
    return FrontEnd.appended(headers, "x-forwarded-for", FrontEnd.callerAddress(request));
  }
}
