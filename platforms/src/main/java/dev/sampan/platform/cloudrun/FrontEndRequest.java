// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.TraceContext;

/** A request as Cloud Run's front end passes it to the container (container contract). */
final class FrontEndRequest {

  private FrontEndRequest() {}

  static HttpRequest of(HttpRequest request, InvocationFacts facts) {
    var address = FrontEnd.callerAddress(request);
    Headers headers =
        FrontEnd.endToEnd(request.headers())
            .with("traceparent", facts.traceparent())
            .with("X-Cloud-Trace-Context", TraceContext.of(facts.traceparent()).google())
            .with("X-Forwarded-Proto", "https");
    headers = FrontEnd.appended(headers, "X-Forwarded-For", address);
    headers = FrontEnd.appended(headers, "Forwarded", "for=\"" + node(address) + "\";proto=https");
    return request.withHeaders(headers);
  }

  /** The host name of the service, for requests that no caller addressed. */
  static String serviceHost(InvocationFacts facts) {
    var id = Digests.id(facts.account() + "/" + facts.function(), 10);
    return facts.function() + "-" + id + "." + facts.region() + ".run.app";
  }

  /** An IPv6 address stands in brackets in {@code Forwarded} (RFC 7239 §6). */
  private static String node(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
