// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document in MongoDB's Extended JSON (version 2) into plain values: an id is its text, a
 * date is a text in ISO 8601, bytes are in base64. What is neither stays as it is.
 */
final class ExtendedJson {

  private ExtendedJson() {}

  static Map<String, @Nullable Object> columns(JsonObject document) {
    return columns(document, document.members());
  }

  private static Map<String, @Nullable Object> columns(JsonObject place, Map<?, ?> members) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (Map.Entry<?, ?> each : members.entrySet()) {
      columns.put((String) each.getKey(), value(place, each.getValue()));
    }
    return columns;
  }

  private static @Nullable Object value(JsonObject place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.size() == 1 ? single(place, map) : columns(place, map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(value(place, item));
      }
      return items;
    }
    return value instanceof Double number ? plain(number) : value;
  }

  private static @Nullable Object single(JsonObject place, Map<?, ?> map) {
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    String name = (String) only.getKey();
    Object inner = only.getValue();
    try {
      return switch (name) {
        case "$oid", "$symbol", "$uuid" -> text(inner, map, place);
        case "$numberInt", "$numberLong" -> Long.valueOf(String.valueOf(inner));
        case "$numberDouble" -> Double.valueOf(String.valueOf(inner));
        case "$numberDecimal" -> new BigDecimal(String.valueOf(inner));
        case "$date" -> date(place, inner);
        case "$binary" -> inner instanceof Map<?, ?> bytes ? bytes.get("base64") : inner;
        default -> columns(place, map);
      };
    } catch (NumberFormatException e) {
      throw new BadEventException(
          "The event is refused: " + place.path() + " holds a " + name + " that is no number.");
    }
  }

  private static @Nullable Object text(@Nullable Object inner, Map<?, ?> map, JsonObject place) {
    return inner instanceof String ? inner : columns(place, map);
  }

  private static @Nullable Object date(JsonObject place, @Nullable Object inner) {
    Object moment = value(place, inner);
    return moment instanceof Long millis ? Instant.ofEpochMilli(millis).toString() : moment;
  }

  private static Object plain(Double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
    return whole ? (Object) number.longValue() : number;
  }
}
