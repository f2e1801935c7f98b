// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.HttpTrigger;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.Route;
import dev.sampan.platform.manifest.TriggerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user hands to a function. */
sealed interface Input {

  /** Methods of requests that have a body. */
  Set<String> BODIED = Set.of("POST", "PUT", "PATCH", "ANY");

  /** A text that starts like {@code GET /orders}. */
  Pattern REQUEST_LINE = Pattern.compile("^[A-Z]+ /\\S*\\s*($|\\R)");

  /** An HTTP request. */
  record Http(HttpRequest request) implements Input {}

  /** A JSON payload. */
  record Direct(Body payload) implements Input {}

  /** One delivery of a queue. */
  record Queue(List<QueueMessage> batch) implements Input {}

  /** An event in the platform's own form. */
  record NativePayload(Body payload) implements Input {}

  /** An HTTP request in the platform's own form. */
  record NativeHttp(HttpRequest request) implements Input {}

  /**
   * Takes what the user gave as it is, for a platform whose form it already has.
   *
   * @param origin the option that gave it, for what is wrong with it
   */
  static Input ofNative(byte[] given, String origin) {
    String text = new String(given, StandardCharsets.UTF_8);
    return REQUEST_LINE.matcher(text).find()
        ? new NativeHttp(RequestFile.parse(text, origin))
        : new NativePayload(Body.of(given));
  }

  /**
   * Takes what the user gave for what fits the function: an HTTP request if it starts like one, a
   * delivery if the function has a queue, the body of a request if it has one route that takes one,
   * else a direct call.
   *
   * @param origin the option that gave it, for what is wrong with it
   */
  static Input of(FunctionSpec function, byte[] given, String origin, Instant now) {
    String text = new String(given, StandardCharsets.UTF_8);
    Optional<HttpTrigger> http = trigger(function, HttpTrigger.class);
    if (http.isPresent() && REQUEST_LINE.matcher(text).find()) {
      return new Http(RequestFile.parse(text, origin));
    }
    if (trigger(function, QueueTrigger.class).isPresent()) {
      return new Queue(messages(given, now));
    }
    return http.flatMap(Input::onlyRoute)
        .<Input>map(route -> new Http(posted(route, given)))
        .orElseGet(() -> new Direct(Body.of(given)));
  }

  /** The route of a function that has one, if it takes a body and its path has no variables. */
  private static Optional<Route> onlyRoute(HttpTrigger trigger) {
    return trigger.routes().stream()
        .filter(route -> trigger.routes().size() == 1)
        .filter(route -> BODIED.contains(route.method()) && !route.path().contains("{"))
        .findFirst();
  }

  private static HttpRequest posted(Route route, byte[] given) {
    String method = route.method().equals("ANY") ? "POST" : route.method();
    return HttpRequest.of(method, route.path())
        .withHeader("content-type", "application/json")
        .withBody(Body.of(given));
  }

  /** A delivery in JSON, or else one message that holds what was given. */
  private static List<QueueMessage> messages(byte[] given, Instant now) {
    try {
      return QueueFile.parse(given, now);
    } catch (IOException e) {
      Body body = Body.of(given);
      return List.of(new QueueMessage("message-1", body, Map.of(), null, 1, now));
    }
  }

  private static <T extends TriggerSpec> Optional<T> trigger(FunctionSpec function, Class<T> kind) {
    return function.triggers().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
