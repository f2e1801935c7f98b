// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpException;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.function.UnknownFunctionException;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON API for people and tools, under {@code /api/}. Every request carries the token of the
 * state file: {@code Authorization: Bearer <token>}.
 *
 * <ul>
 *   <li>{@code GET /api/functions}, {@code GET /api/instances}
 *   <li>{@code POST /api/platforms/{platform}/functions/{function}/invocations}; see {@link
 *       CallJson}
 *   <li>{@code POST /api/stop} ends the emulator
 * </ul>
 */
public final class ControlApi implements HttpHandler {

  /** Where this API lives. */
  public static final String ROOT = "/api/";

  private static final int REQUEST_BYTES = 64 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Functions functions;
  private final CallJson callJson;
  private final String token;
  private final Runnable stop;

  /**
   * The API over the given functions.
   *
   * @param functions what there is
   * @param calls calls them
   * @param token what every request must carry
   * @param stop ends the emulator; must not block
   */
  public ControlApi(Functions functions, Calls calls, String token, Runnable stop) {
    this.functions = functions;
    this.callJson = new CallJson(calls);
    this.token = token;
    this.stop = stop;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (!authorized(exchange)) {
      error(exchange, 401, "the token of .sampan/emulator.json is missing or wrong");
      return;
    }
    var call = exchange.getRequestMethod() + " " + exchange.getRequestPath();
    var parts = List.of(exchange.getRequestPath().split("/", -1));
    if (call.equals("GET /api/functions")) {
      answer(exchange, 200, StateJson.functions(functions));
    } else if (call.equals("GET /api/instances")) {
      answer(exchange, 200, StateJson.instances(functions));
    } else if (call.equals("POST /api/stop")) {
      Replies.json(exchange, 202, "{\"stopping\":true}");
      stop.run();
    } else if (call.startsWith("POST ") && isInvocation(parts)) {
      invoke(exchange, parts.get(3), parts.get(5));
    } else {
      error(exchange, 404, "there is no " + call);
    }
  }

  /** {@code /api/platforms/{p}/functions/{f}/invocations}. */
  private static boolean isInvocation(List<String> parts) {
    return parts.size() == 7
        && parts.get(2).equals("platforms")
        && parts.get(4).equals("functions")
        && parts.get(6).equals("invocations");
  }

  private boolean authorized(HttpServerExchange exchange) {
    var given = exchange.getRequestHeaders().getFirst("Authorization");
    var wanted = "Bearer " + token;
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  private void invoke(HttpServerExchange exchange, String platform, String function) {
    Replies.receive(
        exchange,
        REQUEST_BYTES,
        (it, body) -> invoke(it, platform, function, body),
        (it, tooLarge) -> error(it, tooLarge ? 413 : 400, "the request cannot be read"));
  }

  private void invoke(HttpServerExchange exchange, String platform, String function, Body body) {
    try {
      var where =
          Platform.of(platform)
              .orElseThrow(() -> new IllegalArgumentException("no platform " + platform));
      var call = JSON.readTree(body.bytes());
      if (call.path("async").asBoolean()) {
        accepted(exchange, callJson.accept(where, function, call));
      } else {
        var unused =
            callJson.call(where, function, call).whenComplete((it, e) -> answered(exchange, it));
      }
    } catch (UnknownFunctionException e) {
      error(exchange, 404, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | NotExpressibleException | HttpException e) {
      error(exchange, 400, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      error(exchange, 400, "the request is not JSON: " + e.getMessage());
    }
  }

  private static void accepted(HttpServerExchange exchange, Optional<LimitExceeded> over) {
    if (over.isPresent()) {
      error(exchange, 413, over.get().direct().message());
    } else {
      answer(exchange, 202, JSON.createObjectNode().put("accepted", true));
    }
  }

  private static void answered(HttpServerExchange exchange, @Nullable JsonNode answer) {
    if (answer == null) {
      error(exchange, 500, "the emulator failed");
    } else {
      answer(exchange, 200, answer);
    }
  }

  private static void answer(HttpServerExchange exchange, int status, JsonNode json) {
    Replies.keepOpen(exchange);
    Replies.send(
        exchange, status, Headers.of("content-type", "application/json"), Body.of(json.toString()));
  }

  private static void error(HttpServerExchange exchange, int status, String message) {
    answer(exchange, status, JSON.createObjectNode().put("error", message));
  }
}
