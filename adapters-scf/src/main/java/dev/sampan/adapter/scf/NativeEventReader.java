// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.adapter.scf.NativeEvent.CmqRecord;
import dev.sampan.adapter.scf.NativeEvent.Pair;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of function URLs, API gateways and CMQ topics in one pass, and is lenient where
 * the platform's own samples differ: numbers or strings, one value or several.
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

  private void records(JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        record();
      } else {
        json.skipChildren();
      }
    }
  }

  private void record() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean cmq = json.currentName().equals("CMQ");
      if (json.nextToken() == JsonToken.START_OBJECT && cmq) {
        event.messages.add(message(scalars()));
      } else {
        json.skipChildren();
      }
    }
  }

  private static CmqRecord message(Map<String, String> fields) {
    return new CmqRecord(
        fields.getOrDefault("msgId", ""),
        fields.getOrDefault("topicOwner", ""),
        fields.getOrDefault("topicName", ""),
        fields.getOrDefault("subscriptionName", ""),
        fields.getOrDefault("publishTime", ""),
        fields.getOrDefault("msgTag", ""),
        fields.getOrDefault("msgBody", ""));
  }

  /** The object's scalars by name, arrays of scalars joined by commas; anything deeper is left. */
  private Map<String, String> scalars() throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      String value = joined(json.nextToken());
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private @Nullable String joined(JsonToken token) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      return scalar(token);
    }
    StringBuilder all = new StringBuilder();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String value = scalar(json.currentToken());
      if (value != null) {
        all.append(all.isEmpty() ? "" : ",").append(value);
      }
    }
    return all.toString();
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
