// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.RecordChanged.Change;
import dev.sampan.platform.wire.Json;
import java.util.Locale;
import java.util.Map;

/**
 * What a portable filter of changed records is among the criteria of a DynamoDB stream's mapping,
 * where each column is told with its type, and numbers are texts.
 */
final class DynamoDbFilter {

  private static final Map<String, String> PARTS =
      Map.of("key", "Keys", "before", "OldImage", "after", "NewImage");

  private DynamoDbFilter() {}

  static ObjectNode of(JsonNode portable) {
    var pattern = Json.object();
    var parts = Json.object();
    for (var each : portable.properties()) {
      if (each.getKey().equals("change")) {
        pattern.set("eventName", names(each.getValue()));
      } else {
        parts.set(PARTS.getOrDefault(each.getKey(), each.getKey()), columns(each.getValue()));
      }
    }
    return parts.isEmpty() ? pattern : pattern.set("dynamodb", parts);
  }

  private static ArrayNode names(JsonNode changes) {
    var names = Json.array();
    for (var each : changes) {
      names.add(DynamoDbEvent.name(Change.valueOf(each.asText().toUpperCase(Locale.ROOT))));
    }
    return names;
  }

  private static ObjectNode columns(JsonNode fields) {
    var columns = Json.object();
    for (var each : fields.properties()) {
      var rule = each.getValue();
      columns.set(each.getKey(), rule.isArray() ? typed(rule) : map(rule));
    }
    return columns;
  }

  private static ObjectNode map(JsonNode fields) {
    return Json.object().set("M", columns(fields));
  }

  /** All of the values are of one type, as the manifest's reader wants it. */
  private static ObjectNode typed(JsonNode rules) {
    var values = Json.array();
    rules.forEach(it -> values.add(plain(it)));
    return Json.object().set(type(rules.get(0)), values);
  }

  private static String type(JsonNode rule) {
    var value =
        rule.path("anything-but").path(0).isNumber() ? rule.get("anything-but").get(0) : rule;
    return switch (value.getNodeType()) {
      case NUMBER -> "N";
      case BOOLEAN -> "BOOL";
      case NULL -> "NULL";
      default -> "S";
    };
  }

  private static JsonNode plain(JsonNode rule) {
    if (rule.isNull()) {
      return Json.object().booleanNode(true);
    } else if (rule.isNumber()) {
      return Json.object().textNode(rule.decimalValue().stripTrailingZeros().toPlainString());
    }
    if (!rule.has("anything-but")) {
      return rule;
    }
    var not = Json.array();
    rule.get("anything-but").forEach(it -> not.add(plain(it)));
    return Json.object().set("anything-but", not);
  }
}
