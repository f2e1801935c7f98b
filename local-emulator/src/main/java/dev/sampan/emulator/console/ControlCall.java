// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.platform.Platform;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One call of the control API: what was asked, and the way to answer. It may be answered from any
 * thread, once.
 */
public final class ControlCall {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final HttpServerExchange exchange;
  private final Map<String, String> variables;
  private final Body body;

  ControlCall(HttpServerExchange exchange, Map<String, String> variables, Body body) {
    this.exchange = exchange;
    this.variables = variables;
    this.body = body;
  }

  /**
   * A segment of the path, decoded.
   *
   * @param name its name in the route's template
   */
  public String variable(String name) {
    var raw = variables.get(name);
    if (raw == null) {
      throw new IllegalArgumentException("the route has no variable " + name);
    }
    return decoded(raw.replace("+", "%2B"), "the path");
  }

  /**
   * The platform that the path names as {@code {platform}}.
   *
   * @throws ControlProblem 404 if there is none of that name
   */
  public Platform platform() {
    var id = variable("platform");
    return Platform.of(id)
        .orElseThrow(
            () ->
                new ControlProblem(
                    404, "there is no platform " + id + "; lambda, scf and cloudrun are"));
  }

  /** The first value of a parameter of the query, decoded. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(exchange.getQueryParameters().get(name))
        .map(it -> decoded(it.getFirst(), "the query parameter " + name));
  }

  /**
   * A whole number of the query.
   *
   * @throws ControlProblem 400 if it is none or out of bounds
   */
  public int query(String name, int absent, int least, int most) {
    var text = query(name);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      var number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfBounds(name, text.get(), least, most);
    }
    throw outOfBounds(name, text.get(), least, most);
  }

  private static ControlProblem outOfBounds(String name, String text, int least, int most) {
    return new ControlProblem(
        400, "the query parameter " + name + " is " + text + ", not " + least + " to " + most);
  }

  private static String decoded(String text, String where) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ControlProblem(400, where + " is not percent-encoded: " + text);
    }
  }

  /** The value of a header; empty if there is none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** The request's body, whole. */
  public Body body() {
    return body;
  }

  /**
   * The request's body, a JSON object.
   *
   * @throws ControlProblem 400 if it is something else, 415 if it is not in UTF-8 by its type
   */
  public JsonNode json() {
    requireUtf8();
    try {
      var tree = JSON.readTree(body.bytes());
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new ControlProblem(400, "the request is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new ControlProblem(400, "the request is not JSON: " + e.getMessage());
    }
    throw new ControlProblem(400, "the request is not a JSON object");
  }

  private void requireUtf8() {
    var charset = exchange.getRequestCharset();
    if (header("Content-Type").orElse("").contains("charset=")
        && !charset.equalsIgnoreCase("utf-8")) {
      throw new ControlProblem(415, "the request is in " + charset + "; JSON is in UTF-8");
    }
  }

  /** Answers with JSON. */
  public void answer(int status, JsonNode json) {
    answer(status, "application/json", Body.of(json.toString()));
  }

  /** Answers with JSON, and then does what would break the connection. */
  void answerThen(int status, JsonNode json, Runnable then) {
    exchange.addExchangeCompleteListener(
        (it, next) -> {
          then.run();
          next.proceed();
        });
    answer(status, json);
  }

  /** Answers with a body of any kind. */
  public void answer(int status, String contentType, Body answer) {
    Replies.send(exchange, status, Headers.of("content-type", contentType), answer);
  }

  /** Answers with 200 and JSON when it is there, or with a problem if it fails. */
  public void answerLater(CompletableFuture<? extends JsonNode> json) {
    answerLater(200, json);
  }

  /** Answers with a status and JSON when it is there, or with a problem if it fails. */
  public void answerLater(int status, CompletableFuture<? extends JsonNode> json) {
    var unused =
        json.whenComplete(
            (it, e) -> {
              if (e == null) {
                answer(status, it);
              } else {
                refuse(ControlProblem.of(e));
              }
            });
  }

  /** Answers with a problem. */
  public void refuse(ControlProblem problem) {
    answer(problem.status(), "application/problem+json", Body.of(problem.json().toString()));
  }

  /**
   * Answers with 200 and one line of JSON after the other, for as long as the client listens and
   * the stream is not closed.
   */
  public ControlStream stream() {
    return ControlStream.open(exchange);
  }
}
