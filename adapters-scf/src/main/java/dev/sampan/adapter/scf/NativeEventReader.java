// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.adapter.scf.NativeEvent.CmqRecord;
import dev.sampan.adapter.scf.NativeEvent.Pair;
import dev.sampan.runtime.json.JsonStreams;
import dev.sampan.runtime.json.JsonTree;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of function URLs, API gateways and all triggers in one pass, and is lenient
 * where the platform's own samples differ: numbers or strings, one value or several.
 */
final class NativeEventReader {

  private final JsonParser json;
  private final NativeEvent event = new NativeEvent();

  private NativeEventReader(JsonParser json) {
    this.json = json;
  }

  /** Reads an event; one that is no JSON object tells nothing. */
  static NativeEvent read(byte[] payload) {
    try (JsonParser json = JsonStreams.parser(payload)) {
      return new NativeEventReader(json).read();
    } catch (IOException e) {
      return new NativeEvent();
    }
  }

  private NativeEvent read() throws IOException {
    if (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        field(json.currentName());
      }
      if (json.nextToken() != null) {
        return new NativeEvent();
      }
    }
    return event;
  }

  private void field(String name) throws IOException {
    JsonToken value = json.nextToken();
    switch (name) {
      case "specversion" -> event.cloudEvent = scalar(value) != null;
      case "httpMethod" -> event.method = scalar(value);
      case "path" -> event.path = scalar(value);
      case "body" -> event.body = scalar(value);
      case "isBase64Encoded" -> event.base64 = "true".equals(scalar(value));
      case "headers" -> headers(value);
      case "queryString" -> query(value);
      case "requestContext" -> requestContext(value);
      case "Records" -> records(value);
      case "clslogs" -> logs(value);
      case "Type", "TriggerName", "Time", "Message" -> event.timer.put(name, scalar(value));
      default -> json.skipChildren();
    }
  }

  private void headers(JsonToken value) throws IOException {
    event.hasHeaders = value == JsonToken.START_OBJECT;
    pairs(value, event.headers);
  }

  private void query(JsonToken value) throws IOException {
    if (value == JsonToken.START_OBJECT) {
      pairs(value, event.parameters);
    } else {
      event.query = scalar(value);
    }
  }

  private void requestContext(JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    event.gateway = true;
    Map<String, String> context = scalars();
    event.clientAddress = context.getOrDefault("sourceIp", "");
  }

  private void logs(JsonToken value) throws IOException {
    if (value == JsonToken.START_OBJECT) {
      event.logs = JsonTree.read(json);
    } else {
      json.skipChildren();
    }
  }

  private void records(JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    event.hasRecords = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        record(JsonTree.read(json));
      } else {
        json.skipChildren();
        event.unknownRecords++;
      }
    }
  }

  private void record(JsonTree record) {
    if (record.value("CMQ") instanceof Map) {
      event.messages.add(message(record.object("CMQ")));
    } else if (record.value("Ckafka") instanceof Map) {
      event.streamed.add(record);
    } else if (record.value("cos") instanceof Map) {
      event.objects.add(record);
    } else {
      event.unknownRecords++;
    }
  }

  private static CmqRecord message(JsonTree fields) {
    return new CmqRecord(
        fields.textOr("msgId", ""),
        fields.textOr("topicOwner", ""),
        fields.textOr("topicName", ""),
        fields.textOr("subscriptionName", ""),
        fields.textOr("publishTime", ""),
        tags(fields),
        body(fields));
  }

  /** One text, or a list of them. */
  private static String tags(JsonTree fields) {
    StringBuilder all = new StringBuilder(fields.textOr("msgTag", ""));
    for (Object tag : fields.list("msgTag")) {
      if (tag instanceof String || tag instanceof Number) {
        all.append(all.isEmpty() ? "" : ",").append(tag);
      }
    }
    return all.toString();
  }

  private static @Nullable String body(JsonTree fields) {
    boolean text = fields.value("msgBody") == null || fields.text("msgBody") != null;
    return text ? fields.textOr("msgBody", "") : null;
  }

  /** The object's scalars by name; anything deeper is left. */
  private Map<String, String> scalars() throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      String value = scalar(json.nextToken());
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private void pairs(JsonToken value, List<Pair> into) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      pair(json.currentName(), json.nextToken(), into);
    }
  }

  private void pair(String name, JsonToken value, List<Pair> into) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      // A parameter without a value is written as true.
      into.add(new Pair(name, value == JsonToken.VALUE_TRUE ? null : scalar(value)));
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      into.add(new Pair(name, scalar(json.currentToken())));
    }
  }

  private @Nullable String scalar(JsonToken token) throws IOException {
    if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      return json.getText();
    }
    json.skipChildren();
    return null;
  }
}
