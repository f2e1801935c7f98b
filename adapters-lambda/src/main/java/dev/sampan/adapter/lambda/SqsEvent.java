// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a batch of SQS messages. */
final class SqsEvent {

  private @Nullable String id;
  private @Nullable String body;
  private @Nullable String eventSource;
  private @Nullable String queueArn;
  private @Nullable Map<String, String> attributes;
  private Map<String, String> messageAttributes = Map.of();

  private SqsEvent() {}

  /**
   * The messages, in order.
   *
   * @return null if this is not a batch of SQS messages: not JSON, no record, or a record that is
   *     not from SQS or lacks a key that all such records have
   */
  static @Nullable List<SqsMessage> read(byte[] json) {
    try (JsonParser parser = JsonStreams.parser(json)) {
      List<SqsMessage> messages = null;
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals("Records") && parser.currentToken() == JsonToken.START_ARRAY) {
          messages = records(parser);
        } else {
          parser.skipChildren();
        }
      }
      return parser.nextToken() == null ? messages : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable List<SqsMessage> records(JsonParser parser) throws IOException {
    List<SqsMessage> messages = new ArrayList<>();
    boolean all = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      SqsMessage message = null;
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        message = new SqsEvent().record(parser);
      }
      parser.skipChildren();
      all &= message != null;
      if (message != null) {
        messages.add(message);
      }
    }
    return all && !messages.isEmpty() ? messages : null;
  }

  private @Nullable SqsMessage record(JsonParser parser) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "messageId" -> id = text(parser);
        case "body" -> body = text(parser);
        case "eventSource" -> eventSource = text(parser);
        case "eventSourceARN" -> queueArn = text(parser);
        case "attributes" -> attributes = texts(parser);
        case "messageAttributes" -> messageAttributes = messageAttributes(parser);
        default -> parser.skipChildren();
      }
    }
    return message();
  }

  private @Nullable SqsMessage message() {
    if (id == null || id.isEmpty() || body == null || attributes == null || queueArn == null) {
      return null;
    }
    boolean fromSqs = "aws:sqs".equals(eventSource) && queueArn.startsWith("arn:");
    return fromSqs ? new SqsMessage(id, body, attributes, messageAttributes, queueArn) : null;
  }

  private static @Nullable String text(JsonParser parser) throws IOException {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    parser.skipChildren();
    return text;
  }

  private static @Nullable Map<String, String> texts(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      String value = text(parser);
      if (value != null) {
        texts.put(name, value);
      }
    }
    return texts;
  }

  private static Map<String, String> messageAttributes(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      Map<String, String> parts = texts(parser);
      String value =
          parts == null ? null : parts.getOrDefault("stringValue", parts.get("binaryValue"));
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }
}
