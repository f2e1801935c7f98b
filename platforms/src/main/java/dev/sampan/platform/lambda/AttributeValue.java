// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.wire.Json;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of a table's columns in DynamoDB's JSON, which names the type of each ({@code
 * {"N":"7"}}): a set of texts or numbers is {@code SS} or {@code NS}, any other collection a list.
 */
final class AttributeValue {

  /** A number has no more digits than this ... */
  private static final int MOST_DIGITS = 38;

  /** ... is less than ten to this power ... */
  private static final int LARGEST_POWER = 126;

  /** ... and, unless it is 0, no less than ten to this one. */
  private static final int SMALLEST_POWER = -130;

  private AttributeValue() {}

  /** The columns of a record. */
  static ObjectNode of(Map<String, Object> columns) {
    var json = Json.object();
    columns.forEach((name, value) -> json.set(name, of(name, value)));
    return json;
  }

  private static ObjectNode of(String column, @Nullable Object value) {
    var json = Json.object();
    if (value == null) {
      return json.put("NULL", true);
    } else if (value instanceof String text) {
      return json.put("S", text);
    } else if (value instanceof Number number) {
      return json.put("N", number(column, number));
    } else if (value instanceof Boolean flag) {
      return json.put("BOOL", flag);
    } else if (value instanceof byte[] bytes) {
      return json.put("B", Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof Map<?, ?> map) {
      var inner = json.putObject("M");
      map.forEach((name, each) -> inner.set(name.toString(), of(column + "." + name, each)));
      return json;
    } else if (value instanceof Collection<?> items) {
      return items(column, items);
    }
    throw new NotExpressibleException(
        "lambda: DynamoDB has no type for column \""
            + column
            + "\": "
            + value.getClass().getName());
  }

  private static ObjectNode items(String column, Collection<?> items) {
    var json = Json.object();
    if (items instanceof Set<?> set && !set.isEmpty()) {
      if (set.stream().allMatch(String.class::isInstance)) {
        var texts = json.putArray("SS");
        set.forEach(text -> texts.add((String) text));
        return json;
      }
      if (set.stream().allMatch(Number.class::isInstance)) {
        var numbers = json.putArray("NS");
        set.forEach(number -> numbers.add(number(column, (Number) number)));
        return json;
      }
    }
    var list = json.putArray("L");
    items.forEach(item -> list.add(of(column + "[]", item)));
    return json;
  }

  private static String number(String column, Number number) {
    try {
      var exact = new BigDecimal(number.toString()).stripTrailingZeros();
      var power = exact.precision() - exact.scale();
      if (exact.precision() <= MOST_DIGITS && power <= LARGEST_POWER && power > SMALLEST_POWER) {
        return exact.toPlainString();
      }
    } catch (NumberFormatException e) {
      // Infinity, or not a number: refused like all others that don't fit.
    }
    throw new NotExpressibleException(
        "lambda: DynamoDB has no such number as column \"" + column + "\" has: " + number);
  }
}
