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

/**
 * One object of a native event, read strictly and without data binding: what is missing or of
 * another type is refused with its place.
 */
final class JsonObject {

  private final String path;
  private final Map<String, Object> members;

  private JsonObject(String path, Map<String, Object> members) {
    this.path = path;
    this.members = members;
  }

  /**
   * The object that a whole text holds.
   *
   * @throws BadEventException if it holds anything else
   */
  static JsonObject read(byte[] json) {
    try (JsonParser parser = JsonStreams.parser(json)) {
      Object value = parser.nextToken() == JsonToken.START_OBJECT ? value(parser) : null;
      if (parser.nextToken() == null && value instanceof Map<?, ?>) {
        return of("", value);
      }
    } catch (IOException e) {
      // Told below: a parser's message would show the event.
    }
    throw BadEventException.at("it", "one JSON object", "something else");
  }

  @SuppressWarnings("unchecked") // Objects are made in this class, of maps from texts.
  private static JsonObject of(String path, Object value) {
    return new JsonObject(path, (Map<String, Object>) value);
  }

  /** A map, list, text, flag or {@link Number}; null for null. */
  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> members(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<@Nullable Object> items(JsonParser parser) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  /** All members; a value may be null. */
  Map<String, Object> members() {
    return members;
  }

  /** Where this object is in its event, such as {@code Records[0].s3}. */
  String path() {
    return path;
  }

  /** A text that must be there, and not empty. */
  String text(String name) {
    String text = find(name);
    if (text == null || text.isEmpty()) {
      throw wrong(name, "a text");
    }
    return text;
  }

  /** A text that may be missing or null. */
  @Nullable String find(String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof String)) {
      throw wrong(name, "a text");
    }
    return (String) value;
  }

  /** A number that must be there; one too large for a double is infinite. */
  double number(String name) {
    if (members.get(name) instanceof Double number) {
      return number;
    }
    throw wrong(name, "a number");
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  /** An object that must be there. */
  JsonObject object(String name) {
    if (members.get(name) instanceof Map<?, ?> map) {
      return of(place(name), map);
    }
    throw wrong(name, "an object");
  }

  /** An object that may be missing or null, and is empty then. */
  JsonObject objectOrEmpty(String name) {
    return has(name) ? object(name) : new JsonObject(place(name), Map.of());
  }

  /** A list of objects that must be there. */
  List<JsonObject> objects(String name) {
    if (!(members.get(name) instanceof List<?> items)) {
      throw wrong(name, "a list");
    }
    List<JsonObject> objects = new ArrayList<>(items.size());
    for (Object item : items) {
      String at = name + "[" + objects.size() + "]";
      if (!(item instanceof Map<?, ?>)) {
        throw BadEventException.at(place(at), "an object", kind(item));
      }
      objects.add(of(place(at), item));
    }
    return objects;
  }

  /** The first text of a list; null if there is none. */
  @Nullable String first(String name) {
    if (members.get(name) instanceof List<?> items && !items.isEmpty()) {
      return items.get(0) instanceof String text ? text : null;
    }
    return null;
  }

  /** The refusal of a member that is not as it must be. */
  BadEventException wrong(String name, String expected) {
    boolean there = members.containsKey(name);
    String found = there ? kind(members.get(name)) : "nothing";
    return BadEventException.at(place(name), expected, found);
  }

  private String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String kind(@Nullable Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? "an empty text" : "another text";
    } else if (value instanceof Map<?, ?>) {
      return "an object";
    } else if (value instanceof List<?>) {
      return "a list";
    }
    return value instanceof Boolean ? "a flag" : value == null ? "null" : "a number";
  }
}
