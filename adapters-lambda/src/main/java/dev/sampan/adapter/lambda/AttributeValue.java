// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads DynamoDB's JSON, which names the type of each value ({@code {"N":"7"}}), as plain values: a
 * number is as exact as it was written, a set is a list, bytes stay in base64.
 */
final class AttributeValue {

  /** Numbers of so many digits fit a {@code long}. */
  private static final int DIGITS_OF_LONG = 18;

  /** Longer than any number of DynamoDB's, which have 38 digits and three of an exponent. */
  private static final int LONGEST = 200;

  private AttributeValue() {}

  /** The columns of a record, or the members of a map. */
  static Map<String, Object> columns(JsonObject typed) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (String name : typed.members().keySet()) {
      columns.put(name, of(typed.object(name)));
    }
    return columns;
  }

  @SuppressWarnings("NullAway") // A column may hold null.
  private static Object of(JsonObject value) {
    if (value.members().size() != 1) {
      throw BadEventException.at(value.path(), "one typed value", "another number of them");
    }
    String type = value.members().keySet().iterator().next();
    return switch (type) {
      case "S", "B" -> text(value, type);
      case "N" -> number(value, type, text(value, type));
      case "BOOL" -> flag(value, type);
      case "NULL" -> null;
      case "M" -> columns(value.object(type));
      case "L" -> list(value.objects(type));
      case "SS", "BS", "NS" -> set(value, type);
      default -> throw BadEventException.at(value.path(), "of a type of DynamoDB's", "another");
    };
  }

  private static String text(JsonObject value, String type) {
    String text = value.find(type);
    if (text == null) {
      throw value.wrong(type, "a text");
    }
    return text;
  }

  private static Boolean flag(JsonObject value, String type) {
    if (value.members().get(type) instanceof Boolean flag) {
      return flag;
    }
    throw value.wrong(type, "true or false");
  }

  private static List<@Nullable Object> list(List<JsonObject> items) {
    List<@Nullable Object> list = new ArrayList<>(items.size());
    for (JsonObject item : items) {
      list.add(of(item));
    }
    return list;
  }

  private static List<Object> set(JsonObject value, String type) {
    if (!(value.members().get(type) instanceof List<?> items)) {
      throw value.wrong(type, "a list of texts");
    }
    List<Object> list = new ArrayList<>(items.size());
    for (Object item : items) {
      if (!(item instanceof String text)) {
        throw value.wrong(type, "a list of texts");
      }
      list.add(type.equals("NS") ? number(value, type, text) : text);
    }
    return list;
  }

  private static Number number(JsonObject value, String type, String text) {
    if (text.length() > LONGEST) {
      throw value.wrong(type, "a number");
    }
    try {
      boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
      return whole && text.length() <= DIGITS_OF_LONG
          ? (Number) Long.valueOf(text)
          : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw value.wrong(type, "a number");
    }
  }
}
