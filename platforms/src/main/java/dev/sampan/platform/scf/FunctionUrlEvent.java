// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.wire.FrontEnd;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Query;
import dev.sampan.platform.wire.Utf8;

/** Writes an HTTP request as SCF's Function URL does for an event function: five members. */
final class FunctionUrlEvent {

  private FunctionUrlEvent() {}

  static Body of(HttpRequest request) {
    var event = Json.object().put("body", text(request));
    var headers = event.putObject("headers");
    FrontEnd.folded(ScfHeaders.withoutForged(FrontEnd.endToEnd(request.headers())))
        .forEach(headers::put);
    headers.put("x-scf-remote-addr", FrontEnd.callerAddress(request));
    event.put("httpMethod", request.method());
    event.put("path", FrontEnd.rawPath(request));
    putQuery(event, FrontEnd.rawQuery(request));
    return Json.body(event);
  }

  /** A repeated parameter is a list, as in the events of API gateways. */
  private static void putQuery(ObjectNode event, String rawQuery) {
    var query = event.putObject("queryString");
    Query.parameters(rawQuery)
        .forEach(
            (name, values) -> {
              if (values.size() == 1) {
                query.put(name, values.get(0));
              } else {
                values.forEach(query.putArray(name)::add);
              }
            });
  }

  private static String text(HttpRequest request) {
    return Utf8.decode(request.body().bytes())
        .orElseThrow(
            () ->
                new NotExpressibleException(
                    "scf: a Function URL hands an event function its body as text and marks"
                        + " nothing as base64, so a body that is not UTF-8 does not arrive;"
                        + " make it a web function"));
  }
}
