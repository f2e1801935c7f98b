// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.runtime.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of Firestore, which has its type beside it, as a plain one: a truth value, a long, a
 * double, a list, a map, null, or a text, which times, bytes (in Base64) and references stay.
 *
 * @see <a href="https://cloud.google.com/firestore/docs/reference/rest/v1/Value">Value</a>
 */
final class FirestoreValue {
  private FirestoreValue() {}

  static @Nullable Object of(@Nullable Object typed) {
    Map<String, @Nullable Object> value = JsonTree.of(typed).values();
    if (value.size() != 1) {
      throw new BadEvent("Firestore's event: a field must have one value, with its type");
    }
    String type = value.keySet().iterator().next();
    return of(type, value.get(type), JsonTree.of(typed));
  }

  private static @Nullable Object of(String type, @Nullable Object told, JsonTree value) {
    return switch (type) {
      case "integerValue" -> whole(value.textOr(type, ""));
      case "doubleValue" -> fraction(value.textOr(type, ""));
      case "arrayValue" -> items(value.object(type).list("values"));
      case "mapValue" -> members(value.object(type).object("fields"));
      default -> told;
    };
  }

  private static Long whole(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new BadEvent("Firestore's event: integerValue must be a whole number of 64 bits");
    }
  }

  /** A number, or one of the words for those that are none. */
  private static Double fraction(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new BadEvent("Firestore's event: doubleValue must be a number");
    }
  }

  private static List<@Nullable Object> items(List<?> values) {
    List<@Nullable Object> items = new ArrayList<>();
    for (Object each : values) {
      items.add(of(each));
    }
    return items;
  }

  private static Map<String, @Nullable Object> members(JsonTree fields) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    fields.values().forEach((name, value) -> members.put(name, of(value)));
    return members;
  }
}
