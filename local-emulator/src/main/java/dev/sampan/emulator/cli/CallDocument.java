// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.QueueMessage;
import java.util.Base64;

/** A call as the control API takes it; {@code CallJson} of the console reads it. */
final class CallDocument {

  private CallDocument() {}

  static ObjectNode of(Input input) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (input instanceof Input.Http it) {
      return request(json.put("kind", "http"), it.request());
    }
    if (input instanceof Input.Queue it) {
      ArrayNode messages = json.put("kind", "queue").putArray("messages");
      it.batch().forEach(message -> message(messages.addObject(), message));
      return json;
    }
    if (input instanceof Input.NativeHttp it) {
      return request(json.put("kind", "native"), it.request());
    }
    if (input instanceof Input.NativePayload it) {
      return json.put("kind", "native").put("body", base64(it.payload()));
    }
    return json.put("kind", "direct").put("body", base64(((Input.Direct) input).payload()));
  }

  private static ObjectNode request(ObjectNode json, HttpRequest request) {
    json.put("method", request.method()).put("target", request.target());
    ArrayNode headers = json.putArray("headers");
    for (int line = 0; line < request.headers().size(); line++) {
      headers.addArray().add(request.headers().name(line)).add(request.headers().value(line));
    }
    return json.put("body", base64(request.body()));
  }

  private static void message(ObjectNode json, QueueMessage message) {
    json.put("id", message.id()).put("body", base64(message.body()));
    json.put("attempt", message.attempt()).put("sentAt", message.sentAt().toString());
    if (message.key() != null) {
      json.put("key", message.key());
    }
    ObjectNode attributes = json.putObject("attributes");
    message.attributes().forEach(attributes::put);
  }

  private static String base64(Body body) {
    return Base64.getEncoder().encodeToString(body.bytes());
  }
}
