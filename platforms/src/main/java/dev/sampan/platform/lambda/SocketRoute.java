// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.platform.wire.Json;
import java.util.Optional;

/** Evaluates the route selection expression of a WebSocket API. */
public final class SocketRoute {

  private static final String BODY = "$request.body.";

  private SocketRoute() {}

  /**
   * The key that a message names.
   *
   * @param select the expression, {@code $request.body.} and the way to a member
   * @return empty if the message is no JSON, or has no text, number or truth value there
   */
  public static Optional<String> key(String select, String message) {
    return Json.parse(Body.of(message)).flatMap(it -> at(it, select));
  }

  private static Optional<String> at(JsonNode message, String select) {
    var node = message;
    for (var member : select.substring(BODY.length()).split("\\.", -1)) {
      node = node.path(member);
    }
    return Optional.of(node).filter(it -> it.isValueNode() && !it.isNull()).map(JsonNode::asText);
  }
}
