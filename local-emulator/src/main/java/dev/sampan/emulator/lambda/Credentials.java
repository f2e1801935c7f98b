// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import io.undertow.server.HttpServerExchange;
import java.util.Map;

/**
 * The credentials of an instance that was restored from a snapshot. They open nothing: they are the
 * same words that other instances find in their variables.
 */
final class Credentials {

  static final String PATH = "/2021-04-23/credentials";

  private static final String NAME = "sampan";
  private static final String TOKEN = "sampan-credentials";

  private Credentials() {}

  /** What tells an instance where to find them, or what they are. */
  static Map<String, String> variables(InitType type, int port) {
    if (type == InitType.SNAP_START) {
      return Map.of(
          "AWS_CONTAINER_CREDENTIALS_FULL_URI",
          "http://127.0.0.1:" + port + PATH,
          "AWS_CONTAINER_AUTHORIZATION_TOKEN",
          TOKEN);
    }
    return Map.of(
        "AWS_ACCESS_KEY_ID", NAME, "AWS_SECRET_ACCESS_KEY", NAME, "AWS_SESSION_TOKEN", NAME);
  }

  static void answer(HttpServerExchange exchange) {
    if (TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      var json = JsonNodeFactory.instance.objectNode();
      json.put("AccessKeyId", NAME).put("SecretAccessKey", NAME).put("Token", NAME);
      Replies.json(exchange, 200, json.put("Expiration", "9999-12-31T23:59:59Z").toString());
    } else {
      var text = "cannot get credentials for the provided token";
      Replies.write(exchange, 404, Headers.of("content-type", "text/plain"), Body.of(text));
    }
  }
}
