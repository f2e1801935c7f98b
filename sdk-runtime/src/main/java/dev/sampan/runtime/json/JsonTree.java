// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was read whole, for native events of many members: lenient accessors, no data
 * binding..
 */
public final class JsonTree {

  private static final JsonTree NOTHING = new JsonTree(Map.of());

  private final Map<String, @Nullable Object> members;

  private JsonTree(Map<String, @Nullable Object> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /** The empty object. */
  public static JsonTree nothing() {
    return NOTHING;
  }

  /**
   * Reads a whole text.
   *
   * @return null if it is one JSON value, but no object
   * @throws IOException if it is not well formed, too deep, or has something after the value
   */
  public static @Nullable JsonTree parse(byte[] json) throws IOException {
    try (JsonParser parser = JsonStreams.parser(json)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      JsonTree tree = object ? read(parser) : null;
      return object && parser.nextToken() == null ? tree : null;
    }
  }

  /**
   * Reads the object whose first token the parser stands at; afterwards it stands at the last.
   *
   * @throws IOException if it is not well formed or too deep
   */
  public static JsonTree read(JsonParser parser) throws IOException {
    return new JsonTree(object(parser));
  }

  /** A tree of members that were read before, such as an item of {@link #list}. */
  public static JsonTree of(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? new JsonTree(texts(map)) : NOTHING;
  }

  @SuppressWarnings("unchecked") // made by this class, whose keys are texts
  private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }

  /** Whether there is such a member, were it null. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /**
   * The text, number or truth value of this name, as text; null if there is none, or something
   * else.
   */
  public @Nullable String text(String name) {
    Object value = members.get(name);
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return null;
  }

  /** Like {@link #text}, but another text where that is null. */
  public String textOr(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** The object of this name; the empty one if there is none. */
  public JsonTree object(String name) {
    return of(members.get(name));
  }

  /** The list of this name; an empty one if there is none. */
  public List<?> list(String name) {
    return members.get(name) instanceof List<?> items ? items : List.of();
  }

  /** The value of this name: a map, a list, a text, a number, a truth value or null. */
  public @Nullable Object value(String name) {
    return members.get(name);
  }

  /**
   * The JSON of the value of this name; {@code null} in JSON if there is none.
   *
   * @throws IllegalArgumentException if a text holds half a surrogate pair
   */
  public String json(String name) {
    return new String(
        Objects.requireNonNull(PlainTree.write(members.get(name))), StandardCharsets.UTF_8);
  }

  /** All members in their order. */
  public Map<String, @Nullable Object> values() {
    return members;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<@Nullable Object> items(JsonParser parser) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return items;
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
