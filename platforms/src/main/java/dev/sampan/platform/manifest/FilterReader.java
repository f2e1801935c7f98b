// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.manifest.EventFilter.Rule;
import dev.sampan.platform.manifest.EventFilter.Test;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the filter of a trigger: {@code { region: eu, tier: { prefix: gold } }}. */
final class FilterReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,79}");
  private static final String FORM = "the name of an attribute";
  private static final Pattern ANY = Pattern.compile("(?s).*");
  private static final String RULE = "a text, or { prefix: text }, or { exists: true }";

  private final Reading reading;

  FilterReader(Reading reading) {
    this.reading = reading;
  }

  EventFilter filter(Fields trigger) {
    var node = trigger.values().get("filter");
    if (node == null) {
      return EventFilter.NONE;
    }
    var rules = new LinkedHashMap<String, Rule>();
    var attributes = Fields.named(reading, trigger.child("filter"), node, NAME, FORM);
    attributes.values().forEach((name, rule) -> rules.put(name, rule(attributes, name, rule)));
    return new EventFilter(rules);
  }

  private Rule rule(Fields attributes, String name, Node node) {
    if (!(node instanceof MappingNode)) {
      return new Rule(Test.EQUALS, attributes.textOr(name, ANY, RULE, ""));
    }
    var fields = Fields.of(reading, attributes.child(name), node, List.of("prefix", "exists"));
    if (fields.has("prefix") == fields.has("exists")) {
      reading.error(node, attributes.child(name), Nodes.words(node), RULE, "");
    }
    if (fields.has("prefix")) {
      return new Rule(Test.PREFIX, fields.textOr("prefix", ANY, "a text", ""));
    }
    return new Rule(fields.flag("exists") ? Test.PRESENT : Test.ABSENT, "");
  }
}
