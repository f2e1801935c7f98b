// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.platform.Addition;
import dev.sampan.platform.Addition.Change;
import dev.sampan.platform.Addition.Side;
import java.util.List;

/** What SCF's Function URL does to headers by itself. */
final class ScfAdditions {

  static final List<Addition> ALL =
      List.of(
          request("x-scf-*", Change.SET, "the invocation; what the caller sent is dropped"),
          request("connection", Change.STRIPPED, "of the caller's connection"),
          response("x-scf-*", Change.STRIPPED, "a function cannot set them"),
          response("connection", Change.SET, "a function cannot set it"),
          response("transfer-encoding", Change.STRIPPED, "of the instance's connection"),
          response("date", Change.SET, "when the response left"),
          response("content-length", Change.SET, "the body's length"));

  private ScfAdditions() {}

  private static Addition request(String name, Change change, String note) {
    return new Addition(name, Side.REQUEST, change, note);
  }

  private static Addition response(String name, Change change, String note) {
    return new Addition(name, Side.RESPONSE, change, note);
  }
}
