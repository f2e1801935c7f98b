// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import io.undertow.server.HttpServerExchange;

/**
 * The answers of the APIs that an instance asks. They are sent from whatever thread, once the
 * request is kept open.
 */
final class ApiAnswers {

  private ApiAnswers() {}

  static void accepted(HttpServerExchange exchange) {
    json(exchange, 202, "{\"status\":\"OK\"}\n");
  }

  static void json(HttpServerExchange exchange, int status, String json) {
    Replies.send(exchange, status, Headers.of("content-type", "application/json"), Body.of(json));
  }

  static void refuse(HttpServerExchange exchange, int status, String type, String message) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("errorMessage", message).put("errorType", type);
    json(exchange, status, json + "\n");
  }

  static void forbid(HttpServerExchange exchange, RuntimeState from, RuntimeState to) {
    refuse(exchange, 403, "InvalidStateTransition", from.refusal(to));
  }
}
