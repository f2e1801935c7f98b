// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wrapped form of a Pub/Sub push. Each member may be spelt in camel or in snake case:
 * Pub/Sub sends some in both.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/push#receive_push">Receive push messages</a>
 */
final class PubsubPush {
  private final JsonParser parser;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private boolean hasMessage;
  private @Nullable String data;
  private @Nullable String messageId;
  private @Nullable String publishTime;
  private @Nullable String orderingKey;
  private @Nullable String subscription;
  private int deliveryAttempt = 1;

  private PubsubPush(JsonParser parser) {
    this.parser = parser;
  }

  /** Throws {@link BadPush} if this is none. */
  static PubsubMessage read(byte[] json) {
    try (JsonParser parser = JsonStreams.parser(json)) {
      return new PubsubPush(parser).push();
    } catch (JsonProcessingException e) {
      throw new BadPush("must be one JSON object, well formed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PubsubMessage push() throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT, "must be a JSON object");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "message" -> message(token);
        case "subscription" -> subscription = text(name, token);
        case "deliveryAttempt", "delivery_attempt" -> deliveryAttempt = attempt(name, token);
        default -> parser.skipChildren();
      }
    }
    require(parser.nextToken() == null, "must end with its JSON object");
    require(hasMessage, "must have a member message");
    if (messageId == null || messageId.isEmpty()) {
      throw new BadPush("message must have a messageId");
    }
    return new PubsubMessage(
        messageId, bytes(), attributes, publishTime, orderingKey, subscription, deliveryAttempt);
  }

  private void message(JsonToken token) throws IOException {
    require(token == JsonToken.START_OBJECT, "message must be an object");
    hasMessage = true;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "data" -> data = text(name, value);
        case "messageId", "message_id" -> messageId = text(name, value);
        case "publishTime", "publish_time" -> publishTime = text(name, value);
        case "orderingKey", "ordering_key" -> orderingKey = text(name, value);
        case "attributes" -> attributes(value);
        default -> parser.skipChildren();
      }
    }
  }

  private void attributes(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    require(token == JsonToken.START_OBJECT, "attributes must be an object");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      String value = text("attributes", parser.nextToken());
      if (value != null) {
        attributes.put(name, value);
      }
    }
  }

  private @Nullable String text(String name, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    require(token == JsonToken.VALUE_STRING, name + " must be a string");
    return parser.getText();
  }

  private int attempt(String name, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return 1;
    }
    boolean whole =
        token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT;
    require(whole, name + " must be a whole number");
    return Math.max(1, parser.getIntValue());
  }

  private byte[] bytes() {
    try {
      return data == null ? new byte[0] : Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new BadPush("data must be Base64");
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new BadPush(rule);
    }
  }
}
