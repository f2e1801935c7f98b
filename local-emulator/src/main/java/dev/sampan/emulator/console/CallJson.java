// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.function.Acceptance;
import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.DirectCall;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Calls as they stand in the control API. Bodies are in base64, as they may be any bytes.
 *
 * <ul>
 *   <li>{@code {"kind":"direct","async":true,"body":B}} is answered with 202 and {@code
 *       {"accepted":true,"id":I}} once it is on disk
 *   <li>{@code {"kind":"direct","body":B}} is answered with {@code {"direct":…,"report":…}}
 *   <li>{@code {"kind":"http","method":M,"target":T,"headers":[[N,V]…],"body":B}} with {@code
 *       {"http":…,"report":…}}
 *   <li>{@code
 *       {"kind":"queue","trigger":T,"messages":[{"id":I,"body":B,"attributes":{…},"key":K}…]}} with
 *       {@code {"queue":…,"reports":[…]}}
 *   <li>{@code {"kind":"native",…}} takes what {@code direct} or {@code http} takes, by what the
 *       platform hands to the function, and is answered with {@code {"native":…,"report":…}}
 * </ul>
 */
final class CallJson {

  private final Calls calls;
  private final AsyncCalls later;

  CallJson(Calls calls, AsyncCalls later) {
    this.calls = calls;
    this.later = later;
  }

  /**
   * Makes the call that the JSON describes.
   *
   * @param traceparent the caller's trace, for a direct call; empty if there is none
   * @throws IllegalArgumentException if it describes none
   */
  CompletableFuture<ObjectNode> call(
      Platform platform, String function, JsonNode call, String traceparent) {
    var kind = call.path("kind").asText();
    return switch (kind) {
      case "direct" ->
          calls
              .direct(platform, function, DirectCall.of(body(call), Chain.of(traceparent)))
              .thenApply(OutcomeJson::direct);
      case "http" -> calls.http(platform, function, request(call)).thenApply(OutcomeJson::http);
      case "queue" ->
          calls
              .queue(platform, function, call.path("trigger").asText(), messages(call))
              .thenApply(OutcomeJson::queue);
      case "native" ->
          calls.nativeCall(platform, function, nativeRequest(call)).thenApply(OutcomeJson::ending);
      default -> throw new IllegalArgumentException("no kind of call: " + kind);
    };
  }

  /**
   * Hands over the direct call that the JSON describes, without an answer.
   *
   * @throws IllegalArgumentException if it describes another kind of call
   */
  CompletableFuture<Acceptance> accept(Platform platform, String function, JsonNode call) {
    if (!call.path("kind").asText().equals("direct")) {
      throw new IllegalArgumentException("only a direct call can be asynchronous");
    }
    return later.accept(platform, function, body(call));
  }

  private static NativeRequest nativeRequest(JsonNode call) {
    return call.has("target")
        ? new NativeRequest.Http(request(call))
        : new NativeRequest.Payload(body(call), Headers.of());
  }

  private static HttpRequest request(JsonNode call) {
    var fields = new ArrayList<String>();
    for (var header : call.path("headers")) {
      fields.add(header.path(0).asText());
      fields.add(header.path(1).asText());
    }
    return HttpRequest.of(call.path("method").asText(), call.path("target").asText())
        .withHeaders(Headers.of(fields.toArray(String[]::new)))
        .withBody(body(call));
  }

  private static Body body(JsonNode from) {
    return Body.of(Base64.getDecoder().decode(from.path("body").asText()));
  }

  private static List<QueueMessage> messages(JsonNode call) {
    var messages = new ArrayList<QueueMessage>();
    for (var it : call.path("messages")) {
      var attributes = new LinkedHashMap<String, String>();
      it.path("attributes")
          .properties()
          .forEach(at -> attributes.put(at.getKey(), at.getValue().asText()));
      messages.add(
          new QueueMessage(
              it.path("id").asText(),
              body(it),
              attributes,
              it.path("key").textValue(),
              it.path("attempt").asInt(1),
              it.has("sentAt") ? Instant.parse(it.path("sentAt").asText()) : Instant.EPOCH));
    }
    return messages;
  }

  /** An empty object to write into. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
