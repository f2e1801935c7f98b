// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a direct call that a service of Amazon makes as an event of the service's own kind: the
 * native JSON is the data, and what the handler returns is the native reply.
 *
 * <p>The type says what the JSON says it is, which anybody may say who may invoke the function: it
 * came by a direct call, and its delivery says so.
 */
final class NativeCall {

  private static final URI SOURCE = URI.create("urn:sampan:direct");
  private static final int LONGEST_WORD = 200;

  private final Map<String, String> found = new HashMap<>();

  private NativeCall() {}

  /**
   * The event.
   *
   * @param function the function's name
   * @return null if it is no event of a known kind: any other direct call
   */
  static @Nullable IncomingEvent read(byte[] json, String function, Call call) {
    NativeCall reader = new NativeCall();
    try (JsonParser parser = JsonStreams.parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      reader.members("", parser);
      return parser.nextToken() == null ? reader.event(json, function, call) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable IncomingEvent event(byte[] json, String function, Call call) {
    NativeKind kind = NativeKind.of(found);
    if (kind == null) {
      return null;
    }
    Delivery delivery =
        new Delivery(Trigger.DIRECT, function, call.attempt(), null, call.id(), Map.of());
    IncomingEvent event =
        IncomingEvent.of(call.id(), SOURCE, kind.type(), delivery, json)
            .withContentType("application/json");
    String word = kind.word(found);
    return word == null ? event : event.withExtension(EventTypes.NATIVE_TYPE, word);
  }

  private void members(String path, JsonParser parser) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      String at = path + name;
      JsonToken value = parser.nextToken();
      if (value != JsonToken.VALUE_NULL && NativeKind.asks(at)) {
        found.put(at, text(value, parser));
      }
      if (path.isEmpty()) {
        inner(at + "/", value, parser);
      }
      parser.skipChildren();
    }
  }

  /** The members of an object, or of the first item of a list. */
  private void inner(String path, JsonToken value, JsonParser parser) throws IOException {
    if (value == JsonToken.START_OBJECT) {
      members(path, parser);
    } else if (value == JsonToken.START_ARRAY) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members(path, parser);
      }
      while (parser.currentToken() != JsonToken.END_ARRAY) {
        parser.skipChildren();
        parser.nextToken();
      }
    }
  }

  /** The text, if it may be a word of a service; empty for all else. */
  private static String text(JsonToken value, JsonParser parser) throws IOException {
    boolean word = value == JsonToken.VALUE_STRING && parser.getTextLength() <= LONGEST_WORD;
    return word ? parser.getText() : "";
  }
}
