// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sampan.Body;
import io.cloudevents.CloudEvent;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Writes a CloudEvent in the JSON event format (CloudEvents 1.0.2, JSON format §3). */
public final class EventJson {

  /** The content type of a structured event. */
  public static final String CONTENT_TYPE = "application/cloudevents+json";

  private EventJson() {}

  /** The event as one JSON object. */
  public static Body of(CloudEvent event) {
    return Json.body(object(event));
  }

  /** The event as a JSON object that can be changed. */
  public static ObjectNode object(CloudEvent event) {
    var json = Json.object();
    for (var name : event.getAttributeNames()) {
      var value = event.getAttribute(name);
      if (value != null) {
        json.put(name, value.toString());
      }
    }
    for (var name : event.getExtensionNames()) {
      putExtension(json, name, event);
    }
    putData(json, event);
    return json;
  }

  private static void putExtension(ObjectNode json, String name, CloudEvent event) {
    var value = event.getExtension(name);
    if (value instanceof Boolean flag) {
      json.put(name, flag);
    } else if (value instanceof Integer number) {
      json.put(name, number);
    } else if (value instanceof byte[] bytes) {
      json.put(name, Base64.getEncoder().encodeToString(bytes));
    } else if (value != null) {
      json.put(name, value.toString());
    }
  }

  private static void putData(ObjectNode json, CloudEvent event) {
    var data = event.getData();
    if (data == null) {
      return;
    }
    var bytes = data.toBytes();
    var value = isJson(event) ? Json.parse(Body.of(bytes)) : textOf(event, bytes);
    value.ifPresentOrElse(
        node -> json.set("data", node),
        () -> json.put("data_base64", Base64.getEncoder().encodeToString(bytes)));
  }

  private static Optional<JsonNode> textOf(CloudEvent event, byte[] bytes) {
    var type = event.getDataContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("text/")) {
      return Optional.empty();
    }
    return Utf8.decode(bytes).map(TextNode::valueOf);
  }

  private static boolean isJson(CloudEvent event) {
    var type = event.getDataContentType();
    if (type == null) {
      return true;
    }
    var bare = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return bare.endsWith("/json") || bare.endsWith("+json");
  }
}
