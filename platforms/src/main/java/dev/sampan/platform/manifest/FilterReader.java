// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.platform.filter.EventFilter;
import dev.sampan.platform.filter.EventPattern;
import dev.sampan.platform.filter.PatternException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the filter of a trigger: {@code { region: eu, tier: { prefix: gold } }}, or a list of such,
 * of which one must fit.
 */
final class FilterReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,79}");

  private static final String CHANGE = "change";

  /** What there is to say of a changed record. */
  private static final List<String> RECORD = List.of(CHANGE, "key", "before", "after");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Reading reading;
  private final FilterTests.Of of;
  private final FilterTests tests;

  private FilterReader(Reading reading, FilterTests.Of of) {
    this.reading = reading;
    this.of = of;
    this.tests = new FilterTests(reading, of);
  }

  /** A reader of rules about attributes, which are texts. */
  static FilterReader ofAttributes(Reading reading) {
    return new FilterReader(reading, FilterTests.Of.ATTRIBUTES);
  }

  /** A reader of rules about the fields of a payload, which may be anything that JSON has. */
  static FilterReader ofFields(Reading reading) {
    return new FilterReader(reading, FilterTests.Of.FIELDS);
  }

  /** A reader of rules about a changed record and its columns, which have types. */
  static FilterReader ofRecords(Reading reading) {
    return new FilterReader(reading, FilterTests.Of.RECORDS);
  }

  EventFilter filter(Fields trigger) {
    var node = trigger.values().get("filter");
    if (node == null) {
      return EventFilter.NONE;
    }
    var patterns = new ArrayList<EventPattern>();
    alternatives(trigger, node)
        .forEach((at, each) -> patterns.addAll(pattern(at, each, top(at, each))));
    return new EventFilter(EventFilter.Form.PORTABLE, patterns);
  }

  private static Map<String, Node> alternatives(Fields trigger, Node node) {
    return node instanceof SequenceNode
        ? trigger.items("filter", "a list of filters")
        : Map.of(trigger.child("filter"), node);
  }

  /** No pattern if it is wrong, or empty: that lets everything through as none does. */
  private List<EventPattern> pattern(String at, Node node, JsonNode json) {
    try {
      return json.isEmpty() ? List.of() : List.of(EventPattern.of(json));
    } catch (PatternException e) {
      reading.error(node, at, String.valueOf(e.getMessage()), FilterTests.FORM, "");
      return List.of();
    }
  }

  private JsonNode top(String at, Node node) {
    if (of != FilterTests.Of.RECORDS) {
      return object(at, node);
    }
    var fields = Fields.of(reading, at, node, RECORD);
    var change = fields.values().get(CHANGE);
    var object = object(fields, it -> !it.equals(CHANGE));
    if (change != null) {
      tests.requireChanges(fields.child(CHANGE), change, object.path(CHANGE));
    }
    return object;
  }

  private JsonNode object(String at, Node node) {
    var names = Fields.named(reading, at, node, NAME, "the name of an attribute or a field");
    return object(names, it -> false);
  }

  /** The members of a filter; some of them cannot but have fields within. */
  private JsonNode object(Fields fields, Predicate<String> isObject) {
    var object = JSON.objectNode();
    for (var each : fields.values().entrySet()) {
      var at = fields.child(each.getKey());
      var value = each.getValue();
      if (tests.filled(at, value)) {
        var inner = isObject.test(each.getKey()) || hasFields(value);
        var json = inner ? object(at, value) : values(at, value);
        if (!json.isEmpty()) {
          object.set(each.getKey(), json);
        }
      }
    }
    return object;
  }

  private boolean hasFields(Node value) {
    return of != FilterTests.Of.ATTRIBUTES
        && value instanceof MappingNode mapping
        && !FilterTests.isTest(mapping);
  }

  private ArrayNode values(String at, Node value) {
    var values = JSON.arrayNode();
    if (value instanceof SequenceNode list) {
      list.getValue().forEach(it -> tests.read(at, it).ifPresent(values::add));
    } else {
      tests.read(at, value).ifPresent(values::add);
    }
    tests.requireOneType(at, value, values);
    return values;
  }
}
