// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.platform.Addition;
import dev.sampan.platform.Addition.Change;
import dev.sampan.platform.Addition.Side;
import java.util.List;

/** What a Function URL does to headers by itself. */
final class LambdaAdditions {

  static final List<Addition> ALL =
      List.of(
          request("host", Change.SET, "the Function URL's own host name"),
          request("cookie", Change.STRIPPED, "its cookies are in the event's cookies"),
          request("x-amzn-trace-id", Change.SET, "the invocation's trace"),
          request("x-amzn-tls-version", Change.SET, "always TLS"),
          request("x-amzn-tls-cipher-suite", Change.SET, "always TLS"),
          request("x-forwarded-for", Change.APPENDED, "the caller's address"),
          request("x-forwarded-port", Change.SET, "443"),
          request("x-forwarded-proto", Change.SET, "https"),
          response("date", Change.SET, "when the response left"),
          response("connection", Change.SET, "of the caller's connection"),
          response("transfer-encoding", Change.STRIPPED, "of the caller's connection"),
          response("content-length", Change.SET, "the body's length"),
          response("content-type", Change.DEFAULTED, "application/json where there is a body"),
          response("x-amzn-requestid", Change.SET, "the invocation's id"),
          response("x-amzn-trace-id", Change.SET, "the invocation's trace"));

  private LambdaAdditions() {}

  private static Addition request(String name, Change change, String note) {
    return new Addition(name, Side.REQUEST, change, note);
  }

  private static Addition response(String name, Change change, String note) {
    return new Addition(name, Side.RESPONSE, change, note);
  }
}
