// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.platform.Addition;
import dev.sampan.platform.Addition.Change;
import dev.sampan.platform.Addition.Side;
import java.util.List;

/** What Cloud Run's front end does to headers by itself. */
final class CloudRunAdditions {

  static final List<Addition> ALL =
      List.of(
          request("traceparent", Change.SET, "the invocation's trace"),
          request("x-cloud-trace-context", Change.SET, "the invocation's trace"),
          request("x-forwarded-for", Change.APPENDED, "the caller's address"),
          request("x-forwarded-proto", Change.SET, "https"),
          request("forwarded", Change.APPENDED, "the caller's address and https"),
          response("cache-control", Change.SET, "private, where a cookie is set"),
          response("date", Change.SET, "when the response left"),
          response("server", Change.SET, "the front end"),
          response("alt-svc", Change.SET, "the front end's other protocols"),
          response("connection", Change.STRIPPED, "of the container's connection"),
          response("transfer-encoding", Change.STRIPPED, "of the container's connection"),
          response("content-length", Change.SET, "the body's length"),
          response("x-cloud-trace-context", Change.SET, "the invocation's trace"));

  private CloudRunAdditions() {}

  private static Addition request(String name, Change change, String note) {
    return new Addition(name, Side.REQUEST, change, note);
  }

  private static Addition response(String name, Change change, String note) {
    return new Addition(name, Side.RESPONSE, change, note);
  }
}
