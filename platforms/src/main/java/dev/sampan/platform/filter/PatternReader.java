// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the objects of a pattern; {@link TestReader} reads what is in its lists. */
final class PatternReader {

  private static final String OR = "$or";
  private static final int DEEPEST = 100;

  private PatternReader() {}

  static Rule read(JsonNode pattern) throws PatternException {
    return object(pattern, "", 0);
  }

  private static Rule object(JsonNode pattern, String where, int depth) throws PatternException {
    if (!pattern.isObject() || pattern.isEmpty()) {
      throw new PatternException(where, "must be an object with a member");
    }
    if (depth > DEEPEST) {
      throw new PatternException(where, "is too deep");
    }
    var rules = new ArrayList<Rule>();
    for (var each : pattern.properties()) {
      var at = where.isEmpty() ? each.getKey() : where + "." + each.getKey();
      rules.add(member(each.getKey(), each.getValue(), at, depth));
    }
    return all(rules);
  }

  private static Rule member(String name, JsonNode value, String at, int depth)
      throws PatternException {
    if (name.equals(OR) && value.isArray() && value.path(0).isObject() && !isTest(value.get(0))) {
      return or(value, at, depth);
    }
    var rule = value.isArray() ? TestReader.anyOf(value, at) : object(value, at, depth + 1);
    return value.isArray()
        ? part -> rule.holds(part.path(name))
        : part -> nested(rule, part.path(name));
  }

  /** An {@code $or} of tests is a field that happens to be called so. */
  private static boolean isTest(JsonNode item) {
    return item.size() == 1 && TestReader.WORDS.contains(item.fieldNames().next());
  }

  private static Rule or(JsonNode alternatives, String at, int depth) throws PatternException {
    if (alternatives.size() < 2) {
      throw new PatternException(at, "must have two alternatives or more");
    }
    var rules = new ArrayList<Rule>();
    for (var each : alternatives) {
      rules.add(object(each, at + "[" + rules.size() + "]", depth + 1));
    }
    return part -> rules.stream().anyMatch(it -> it.holds(part));
  }

  /** In a list one item must fit as a whole; what is no object has no such fields. */
  private static boolean nested(Rule rule, JsonNode part) {
    if (!part.isArray()) {
      return (part.isObject() || part.isMissingNode()) && rule.holds(part);
    }
    for (var item : part) {
      if (nested(rule, item)) {
        return true;
      }
    }
    return false;
  }

  private static Rule all(List<Rule> rules) {
    return rules.size() == 1 ? rules.get(0) : part -> rules.stream().allMatch(it -> it.holds(part));
  }
}
