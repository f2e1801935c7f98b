// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.lambda.Extension.State;
import dev.sampan.emulator.lambda.Extensions.Refused;
import dev.sampan.platform.manifest.FunctionSpec;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Lambda Extensions API, version 2020-01-01, for the extensions of one runtime. */
final class ExtensionsApi {

  static final String ROOT = "/2020-01-01/extension/";
  static final String IDENTIFIER = "Lambda-Extension-Identifier";

  private static final int BODY_BYTES = 256 * 1024;
  private static final String ERROR_TYPE = "Lambda-Extension-Function-Error-Type";
  private static final Set<String> EVENTS = Set.of("INVOKE", "SHUTDOWN");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FunctionSpec function;
  private final Extensions extensions;
  private final Runnable registered;

  /**
   * The API for the extensions of one runtime.
   *
   * @param registered run after each registration
   */
  ExtensionsApi(FunctionSpec function, Extensions extensions, Runnable registered) {
    this.function = function;
    this.extensions = extensions;
    this.registered = registered;
  }

  void handle(HttpServerExchange exchange) {
    var path = exchange.getRequestPath().substring(ROOT.length());
    switch (path) {
      case "register" -> register(exchange);
      case "event/next" -> next(exchange);
      case "init/error" -> error(exchange, State.INIT_ERROR);
      case "exit/error" -> error(exchange, State.EXIT_ERROR);
      default -> {
        Replies.keepOpen(exchange);
        ApiAnswers.refuse(exchange, 404, "NotFound", "The emulator has no " + ROOT + path);
      }
    }
  }

  private void register(HttpServerExchange exchange) {
    var name = header(exchange, "Lambda-Extension-Name");
    if (name == null || name.isEmpty()) {
      Replies.keepOpen(exchange);
      forbid(exchange, new Refused("Extension.InvalidExtensionName", "Empty extension name"));
      return;
    }
    Replies.receive(
        exchange,
        BODY_BYTES,
        (it, body) -> register(it, name, body),
        (it, large) ->
            forbid(it, new Refused("InvalidRequestFormat", "the request cannot be read")));
  }

  private void register(HttpServerExchange exchange, String name, Body body) {
    try {
      var extension = extensions.register(name, events(body));
      var json = PlatformEvent.fields().put("functionName", function.name());
      var handler = function.handler();
      json.put("functionVersion", "$LATEST").put("handler", handler == null ? "" : handler);
      var features = header(exchange, "Lambda-Extension-Accept-Feature");
      if (features != null && features.contains("accountId")) {
        json.put("accountId", "123456789012");
      }
      var headers = Headers.of("content-type", "application/json", IDENTIFIER, extension.id);
      Replies.send(exchange, 200, headers, Body.of(json.toString()));
      registered.run();
    } catch (Refused e) {
      forbid(exchange, e);
    }
  }

  private static Set<String> events(Body body) throws Refused {
    var json = json(body);
    if (!json.path("configurationKeys").isEmpty()) {
      throw new Refused(
          "InvalidRequestFormat",
          "configurationKeys are deprecated; use environment variables instead");
    }
    var events = new LinkedHashSet<String>();
    for (var each : json.path("events")) {
      if (!EVENTS.contains(each.asText())) {
        throw new Refused("Extension.InvalidEventType", each.asText() + ": Invalid event type");
      }
      events.add(each.asText());
    }
    return events;
  }

  private static JsonNode json(Body body) throws Refused {
    try {
      var json = JSON.readTree(body.bytes());
      if (json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      throw new Refused("InvalidRequestFormat", "the request is no JSON");
    }
    throw new Refused("InvalidRequestFormat", "the request is no JSON object");
  }

  private void next(HttpServerExchange exchange) {
    Replies.keepOpen(exchange);
    try {
      extensions.asks(identified(exchange), exchange);
    } catch (Refused e) {
      forbid(exchange, e);
    }
  }

  private void error(HttpServerExchange exchange, State state) {
    Replies.keepOpen(exchange);
    try {
      var extension = identified(exchange);
      var type = header(exchange, ERROR_TYPE);
      if (type == null || type.isEmpty()) {
        throw new Refused("Extension.MissingHeader", ERROR_TYPE + " not found");
      }
      extensions.fails(extension, state);
      ApiAnswers.accepted(exchange);
    } catch (Refused e) {
      forbid(exchange, e);
    }
  }

  private Extension identified(HttpServerExchange exchange) throws Refused {
    var id = identifier(exchange);
    return extensions
        .find(id)
        .orElseThrow(
            () -> new Refused("Extension.UnknownExtensionIdentifier", "Unknown extension " + id));
  }

  /** The identifier that a request must have. */
  static String identifier(HttpServerExchange exchange) throws Refused {
    var id = header(exchange, IDENTIFIER);
    if (id == null || id.isEmpty()) {
      throw new Refused(
          "Extension.MissingExtensionIdentifier", "Missing " + IDENTIFIER + " header");
    }
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw new Refused("Extension.InvalidExtensionIdentifier", "Invalid " + IDENTIFIER);
    }
  }

  static void forbid(HttpServerExchange exchange, Refused e) {
    ApiAnswers.refuse(exchange, 403, e.type(), String.valueOf(e.getMessage()));
  }

  private static @Nullable String header(HttpServerExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }
}
