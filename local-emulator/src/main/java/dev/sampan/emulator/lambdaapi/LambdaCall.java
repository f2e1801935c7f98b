// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of Lambda's API: what was asked, and the way to answer. It may be answered from any
 * thread, once.
 */
final class LambdaCall {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final HttpServerExchange exchange;
  private final Map<String, String> variables;
  private final Body body;

  LambdaCall(HttpServerExchange exchange, Map<String, String> variables, Body body) {
    this.exchange = exchange;
    this.variables = variables;
    this.body = body;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  HttpServerExchange exchange() {
    return exchange;
  }

  Body body() {
    return body;
  }

  /** The function that the path and the query name. */
  FunctionRef function() {
    return FunctionRef.of(variable("FunctionName")).qualified(query("Qualifier"));
  }

  /** A segment of the path, decoded. */
  String variable(String name) {
    return decoded(variables.getOrDefault(name, "").replace("+", "%2B"));
  }

  /** The first value of a parameter of the query, decoded; empty if there is none. */
  Optional<String> query(String name) {
    return Optional.ofNullable(exchange.getQueryParameters().get(name))
        .map(it -> decoded(it.getFirst()))
        .filter(it -> !it.isEmpty());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw LambdaProblem.invalid("not percent-encoded: " + text);
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /**
   * The body, a JSON object; an empty one where there is none.
   *
   * @throws LambdaProblem 400 if it is something else
   */
  JsonNode json() {
    if (body.bytes().length == 0) {
      return object();
    }
    try {
      var tree = JSON.readTree(body.bytes());
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (IOException e) {
      throw LambdaProblem.content("Could not parse request body into json: it is malformed");
    }
    throw LambdaProblem.content("Could not parse request body into json: it is no object");
  }

  /** Answers without a body. */
  void answer(int status) {
    answer(status, identified(), Body.empty());
  }

  /** Answers with JSON. */
  void answer(int status, JsonNode json) {
    answer(status, identified().with("content-type", "application/json"), Body.of(json.toString()));
  }

  void answer(int status, Headers headers, Body answer) {
    Replies.send(exchange, status, headers, answer);
  }

  /** Answers with a problem. */
  void refuse(LambdaProblem problem) {
    var headers =
        identified()
            .with("content-type", "application/json")
            .with("x-amzn-errortype", problem.type());
    answer(problem.status(), headers, Body.of(problem.json().toString()));
  }

  private static Headers identified() {
    return Headers.of("x-amzn-requestid", UUID.randomUUID().toString());
  }
}
