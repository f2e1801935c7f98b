// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain records, and lists and maps of them, without data binding, which costs more than the
 * rest of a cold start.
 *
 * <p>It only ever reads what is exactly of the type: a text for a text, a whole number that fits, a
 * value for each primitive, each member once. All else is left to data binding, which decides what
 * may be converted and words what is wrong; so both give the same for every input.
 */
final class PlainReader {

  private static final Object UNFIT = new Object();

  private PlainReader() {}

  /**
   * The value.
   *
   * @return null if data binding must read it
   */
  static @Nullable Object read(byte[] json, Type type) {
    if (!PlainRecord.isPlain(type)) {
      return null;
    }
    try (JsonParser parser = JsonStreams.parser(json)) {
      Object value = value(parser.nextToken(), parser, type);
      return value != UNFIT && parser.nextToken() == null ? value : null;
    } catch (IOException | ReflectiveOperationException e) {
      return null;
    }
  }

  private static @Nullable Object value(@Nullable JsonToken token, JsonParser parser, Type type)
      throws IOException, ReflectiveOperationException {
    if (token == JsonToken.VALUE_NULL) {
      return type instanceof Class<?> raw && raw.isPrimitive() ? UNFIT : null;
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? items(token, parser, generic)
          : members(token, parser, generic);
    }
    if (token == JsonToken.VALUE_STRING) {
      return type == String.class ? parser.getText() : UNFIT;
    }
    if (token == JsonToken.START_OBJECT) {
      PlainRecord plain = PlainRecord.of((Class<?>) type);
      return plain == null ? UNFIT : record(parser, plain);
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      boolean truth = type == boolean.class || type == Boolean.class;
      return truth ? (Object) (token == JsonToken.VALUE_TRUE) : UNFIT;
    }
    return number(token, parser, type);
  }

  private static Object number(@Nullable JsonToken token, JsonParser parser, Type type)
      throws IOException {
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      return UNFIT;
    }
    if (type == double.class || type == Double.class) {
      return parser.getDoubleValue();
    }
    JsonParser.NumberType size = parser.getNumberType();
    if (type == int.class || type == Integer.class) {
      return size == JsonParser.NumberType.INT ? (Object) parser.getIntValue() : UNFIT;
    }
    boolean fits = size == JsonParser.NumberType.INT || size == JsonParser.NumberType.LONG;
    return fits && (type == long.class || type == Long.class)
        ? (Object) parser.getLongValue()
        : UNFIT;
  }

  private static Object items(@Nullable JsonToken token, JsonParser parser, ParameterizedType type)
      throws IOException, ReflectiveOperationException {
    if (token != JsonToken.START_ARRAY) {
      return UNFIT;
    }
    Type each = type.getActualTypeArguments()[0];
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      Object item = value(next, parser, each);
      if (item == UNFIT) {
        return UNFIT;
      }
      items.add(item);
    }
    return items;
  }

  private static Object members(
      @Nullable JsonToken token, JsonParser parser, ParameterizedType type)
      throws IOException, ReflectiveOperationException {
    if (token != JsonToken.START_OBJECT) {
      return UNFIT;
    }
    Type each = type.getActualTypeArguments()[1];
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Object member = value(parser.nextToken(), parser, each);
      if (member == UNFIT) {
        return UNFIT;
      }
      members.put(name, member);
    }
    return members;
  }

  private static Object record(JsonParser parser, PlainRecord plain)
      throws IOException, ReflectiveOperationException {
    @Nullable Object[] values = new Object[plain.size()];
    boolean[] read = new boolean[plain.size()];
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      int component = plain.indexOf(name);
      if (component < 0) {
        parser.skipChildren();
      } else {
        values[component] = read[component] ? UNFIT : value(token, parser, plain.type(component));
        read[component] = true;
        if (values[component] == UNFIT) {
          return UNFIT;
        }
      }
    }
    return isComplete(plain, read) ? plain.make(values) : UNFIT;
  }

  private static boolean isComplete(PlainRecord plain, boolean[] read) {
    for (int i = 0; i < read.length; i++) {
      if (!read[i] && plain.type(i) instanceof Class<?> raw && raw.isPrimitive()) {
        return false;
      }
    }
    return true;
  }
}
