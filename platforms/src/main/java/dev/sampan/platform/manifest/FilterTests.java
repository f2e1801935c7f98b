// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a value of a filter, or a test such as {@code { prefix: gold }}, as patterns have it. */
final class FilterTests {

  static final String FORM =
      "a value, or { prefix: text }, { suffix: text }, { ignoreCase: text }, { not: value },"
          + " { exists: true }, or numbers in above, atLeast, below and atMost";

  private static final String TEXT_FORM =
      "a text, or { prefix: text }, { suffix: text }, { ignoreCase: text }, { not: text }, or"
          + " { exists: true }";
  private static final List<String> CHANGES = List.of("created", "updated", "deleted");
  private static final Map<String, String> SIGNS = signs();
  private static final Map<String, String> WORDS =
      Map.of("prefix", "prefix", "suffix", "suffix", "ignoreCase", "equals-ignore-case");
  private static final String NOT = "anything-but";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern ANY = Pattern.compile("(?s).*");

  private static final String RECORD_FORM =
      "a value, or { prefix: text }, { suffix: text }, { ignoreCase: text } or { not: value };"
          + " DynamoDB's filters compare no numbers";

  /** What is tested. */
  enum Of {
    /** Attributes of an event: texts. */
    ATTRIBUTES(TEXT_FORM),
    /** Fields of a payload in JSON. */
    FIELDS(FORM),
    /** Columns of a record, which are looked at by their type. */
    RECORDS(RECORD_FORM);

    private final String form;

    Of(String form) {
      this.form = form;
    }
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Reading reading;
  private final Of of;

  FilterTests(Reading reading, Of of) {
    this.reading = reading;
    this.of = of;
  }

  private static Map<String, String> signs() {
    var signs = new LinkedHashMap<String, String>();
    signs.put("above", ">");
    signs.put("atLeast", ">=");
    signs.put("below", "<");
    signs.put("atMost", "<=");
    return signs;
  }

  /** Whether a mapping is a test, and not fields within a field. */
  static boolean isTest(MappingNode mapping) {
    return !mapping.getValue().isEmpty()
        && mapping.getValue().stream()
            .allMatch(it -> it.getKeyNode() instanceof ScalarNode key && isWord(key.getValue()));
  }

  private static boolean isWord(String key) {
    return WORDS.containsKey(key)
        || SIGNS.containsKey(key)
        || key.equals("not")
        || key.equals("exists");
  }

  /** The value or test; empty if it is wrong, which the reading is told. */
  Optional<JsonNode> read(String at, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return value(at, node);
    }
    if (!isTest(mapping)) {
      return wrong(at, node);
    }
    var fields = Fields.of(reading, at, node, keys(mapping));
    if (of == Of.FIELDS && SIGNS.keySet().containsAll(fields.values().keySet())) {
      return range(fields);
    }
    return fields.values().size() == 1
        ? test(fields, fields.values().keySet().iterator().next())
        : wrong(at, node);
  }

  private static Collection<String> keys(MappingNode mapping) {
    return mapping.getValue().stream().map(it -> Nodes.value(it.getKeyNode())).toList();
  }

  private Optional<JsonNode> range(Fields fields) {
    var range = JSON.arrayNode();
    SIGNS.forEach(
        (word, sign) -> {
          var bound = fields.values().get(word);
          if (bound != null) {
            number(bound)
                .ifPresentOrElse(
                    it -> range.add(sign).add(it),
                    () -> fields.wrong(bound, fields.child(word), "a number", ""));
          }
        });
    return range.isEmpty() ? Optional.empty() : test("numeric", range);
  }

  private Optional<JsonNode> test(Fields fields, String word) {
    var at = fields.child(word);
    if (word.equals("exists")) {
      return of == Of.RECORDS
          ? wrong(at, fields.node())
          : test(word, BooleanNode.valueOf(fields.flag(word)));
    }
    var wanted = fields.values().get(word);
    if (word.equals("not") && wanted != null) {
      return not(at, wanted);
    }
    var known = WORDS.get(word);
    if (known == null) {
      return wrong(at, fields.node());
    }
    var text = fields.text(word, ANY, "a text");
    return text == null ? Optional.empty() : test(known, TextNode.valueOf(text));
  }

  private Optional<JsonNode> not(String at, Node node) {
    var values = JSON.arrayNode();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(it -> value(at, it).ifPresent(values::add));
    } else {
      value(at, node).ifPresent(values::add);
    }
    return values.isEmpty() ? Optional.empty() : test(NOT, values);
  }

  private static Optional<JsonNode> test(String word, JsonNode wanted) {
    return Optional.of(JSON.objectNode().set(word, wanted));
  }

  private Optional<JsonNode> value(String at, Node node) {
    if (Nodes.text(node)) {
      return Optional.of(TextNode.valueOf(Nodes.value(node)));
    }
    if (of == Of.ATTRIBUTES || !(node instanceof ScalarNode)) {
      return wrong(at, node);
    }
    if (node.getTag().equals(Tag.BOOL)) {
      return Optional.of(BooleanNode.valueOf(Boolean.parseBoolean(Nodes.value(node))));
    }
    if (Nodes.nothing(node)) {
      return Optional.of(NullNode.getInstance());
    }
    var number = number(node);
    return number.isPresent() ? number : wrong(at, node);
  }

  /** A number as JSON writes it. */
  private static Optional<JsonNode> number(Node node) {
    if (node.getTag().equals(Tag.INT)) {
      return Optional.of(whole(new BigInteger(Nodes.value(node))));
    }
    return node.getTag().equals(Tag.FLOAT) && NUMBER.matcher(Nodes.value(node)).matches()
        ? Optional.of(JSON.numberNode(Double.parseDouble(Nodes.value(node))))
        : Optional.empty();
  }

  /** As small as a reader of JSON makes it. */
  private static JsonNode whole(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return JSON.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? JSON.numberNode(number.longValue())
        : JSON.numberNode(number);
  }

  /** A column is asked for by its type, so all that is said of it must be of the same one. */
  void requireOneType(String at, Node node, ArrayNode values) {
    var types = new HashSet<JsonNodeType>();
    for (var each : values) {
      if (each.has(NOT)) {
        each.get(NOT).forEach(it -> types.add(it.getNodeType()));
      } else {
        types.add(each.isObject() ? JsonNodeType.STRING : each.getNodeType());
      }
    }
    if (of == Of.RECORDS && types.size() > 1) {
      reading.error(node, at, "values of several types", "values of one type", "");
    }
  }

  /** Whether a list or mapping has something in it; the reading is told if it has not. */
  boolean filled(String at, Node node) {
    var empty = node instanceof CollectionNode<?> it && it.getValue().isEmpty();
    if (empty) {
      reading.error(node, at, "an empty " + Nodes.words(node).substring(2), of.form, "");
    }
    return !empty;
  }

  /** What a record may be said to have become. */
  void requireChanges(String at, Node node, JsonNode values) {
    for (var each : values) {
      if (!CHANGES.contains(each.asText())) {
        reading.error(node, at, Nodes.quoted(each.toString()), "some of " + CHANGES, "");
      }
    }
  }

  private Optional<JsonNode> wrong(String at, Node node) {
    var quotable = of == Of.ATTRIBUTES && node instanceof ScalarNode && !Nodes.nothing(node);
    reading.error(node, at, Nodes.words(node), of.form, quotable ? "Put it in quotes." : "");
    return Optional.empty();
  }
}
