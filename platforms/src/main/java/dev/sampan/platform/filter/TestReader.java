// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the values and tests of a field, of which one must hold. */
final class TestReader {

  static final Set<String> WORDS =
      Set.of("prefix", "suffix", "equals-ignore-case", "anything-but", "numeric", "exists");

  private static final String IGNORE_CASE = "equals-ignore-case";
  private static final String NOT = "anything-but";

  private TestReader() {}

  static Rule anyOf(JsonNode tests, String at) throws PatternException {
    if (tests.isEmpty()) {
      throw new PatternException(at, "must have a value or a test");
    }
    var rules = new ArrayList<Rule>();
    for (var each : tests) {
      rules.add(test(each, at));
    }
    return part -> rules.stream().anyMatch(it -> it.holds(part));
  }

  private static Rule test(JsonNode test, String at) throws PatternException {
    if (test.isValueNode()) {
      return some(value -> equal(test, value));
    }
    var word = test.isObject() && test.size() == 1 ? test.fieldNames().next() : "";
    var wanted = test.path(word);
    return switch (word) {
      case "exists" -> exists(wanted, at);
      case "numeric" -> some(NumberTest.read(wanted, at));
      case NOT -> some(anythingBut(wanted, at));
      case "prefix", "suffix", IGNORE_CASE -> some(text(word, wanted, at));
      default -> throw new PatternException(at, "must be a value, or one of " + sorted());
    };
  }

  private static List<String> sorted() {
    return WORDS.stream().sorted().toList();
  }

  /** Whether a value is the same; numbers are so only if they are written alike. */
  private static boolean equal(JsonNode wanted, JsonNode value) {
    return wanted.isNumber()
        ? value.isNumber() && wanted.asText().equals(value.asText())
        : wanted.equals(value);
  }

  /** A field holds what one of its values holds; objects are no values. */
  private static Rule some(Predicate<JsonNode> test) {
    return part -> has(part, test);
  }

  private static boolean has(JsonNode part, Predicate<JsonNode> test) {
    if (!part.isArray()) {
      return part.isValueNode() && test.test(part);
    }
    for (var item : part) {
      if (has(item, test)) {
        return true;
      }
    }
    return false;
  }

  private static Rule exists(JsonNode wanted, String at) throws PatternException {
    if (!wanted.isBoolean()) {
      throw new PatternException(at, "has an exists that is not true or false");
    }
    var there = wanted.booleanValue();
    return part -> has(part, value -> true) == there;
  }

  private static Predicate<JsonNode> anythingBut(JsonNode wanted, String at)
      throws PatternException {
    if (wanted.isObject() && wanted.size() == 1) {
      var word = wanted.fieldNames().next();
      var not = text(word, wanted.get(word), at).negate();
      return value -> value.isTextual() && not.test(value);
    }
    var values = wanted.isArray() ? List.copyOf(items(wanted)) : List.of(wanted);
    if (values.isEmpty() || !values.stream().allMatch(it -> it.isTextual() || it.isNumber())) {
      throw new PatternException(at, "has an anything-but that names no texts or numbers");
    }
    return value -> values.stream().noneMatch(it -> equal(it, value));
  }

  private static List<JsonNode> items(JsonNode list) {
    var items = new ArrayList<JsonNode>();
    list.forEach(items::add);
    return items;
  }

  /** A test of texts. The text of a prefix or suffix may be compared without regard to case. */
  private static Predicate<JsonNode> text(String word, JsonNode wanted, String at)
      throws PatternException {
    var folded = wanted.isObject() && wanted.size() == 1 && wanted.has(IGNORE_CASE);
    var text = folded ? wanted.get(IGNORE_CASE) : wanted;
    if (!text.isTextual() || !WORDS.contains(word) || word.equals(NOT)) {
      throw new PatternException(at, "has a " + word + " that is no test of a text");
    }
    var fold = folded || word.equals(IGNORE_CASE);
    var end = fold ? fold(text.textValue()) : text.textValue();
    return value -> value.isTextual() && fits(word, fold, value.textValue(), end);
  }

  private static boolean fits(String word, boolean fold, String value, String wanted) {
    var text = fold ? fold(value) : value;
    return switch (word) {
      case "prefix" -> text.startsWith(wanted);
      case "suffix" -> text.endsWith(wanted);
      default -> text.equals(wanted);
    };
  }

  private static String fold(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
