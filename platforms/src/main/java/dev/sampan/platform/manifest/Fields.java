// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The fields of one mapping. Whatever is wrong is told to the {@link Reading}, and the value asked
 * for is then null or a default, so that the rest can still be read.
 */
final class Fields {

  private final Reading reading;
  private final String path;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private Fields(Reading reading, String path, Node node) {
    this.reading = reading;
    this.path = path;
    this.node = node;
  }

  /** Opens a mapping that may have these keys and no others. */
  static Fields of(Reading reading, String path, Node node, Collection<String> known) {
    var fields = new Fields(reading, path, node);
    fields.open(key -> known.contains(key) ? "" : "one of " + String.join(", ", known), known);
    return fields;
  }

  /** Opens a mapping whose keys are names of the author's own. */
  static Fields named(Reading reading, String path, Node node, Pattern names, String form) {
    var fields = new Fields(reading, path, node);
    fields.open(key -> names.matcher(key).matches() ? "" : form, List.of());
    return fields;
  }

  private void open(Function<String, String> rule, Collection<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      wrong(node, path, "a mapping", "");
      return;
    }
    for (var tuple : mapping.getValue()) {
      var key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        wrong(key, path, "a plain key", "");
        continue;
      }
      keep(scalar, tuple.getValueNode(), rule.apply(scalar.getValue()), known);
    }
  }

  private void keep(ScalarNode key, Node value, String complaint, Collection<String> known) {
    var name = key.getValue();
    if (!complaint.isEmpty()) {
      reading.error(
          key, child(name), "the key " + Nodes.quoted(name), complaint, Suggestion.of(name, known));
    } else if (values.putIfAbsent(name, value) != null) {
      var found = "the key " + Nodes.quoted(name) + " once more";
      reading.error(key, child(name), found, "each key once", "Remove one of the two.");
    } else {
      reading.at(child(name), key);
    }
  }

  String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Node node() {
    return node;
  }

  Map<String, Node> values() {
    return values;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The node of a key that must be there. */
  @Nullable Node required(String key, String expected) {
    var value = values.get(key);
    if (value == null && node instanceof MappingNode) {
      reading.error(node, child(key), "nothing", expected, "Add the key " + key + ".");
    }
    return value;
  }

  @Nullable String text(String key, Pattern pattern, String form) {
    return parsed(key, form, text -> Optional.of(text).filter(t -> pattern.matcher(t).matches()));
  }

  String textOr(String key, Pattern pattern, String form, String otherwise) {
    var text = text(key, pattern, form);
    return text == null ? otherwise : text;
  }

  /** A text that a parser takes; null if it is absent or wrong. */
  <T> @Nullable T parsed(String key, String form, Function<String, Optional<T>> parser) {
    var value = values.get(key);
    return value == null ? null : parsed(value, child(key), form, parser);
  }

  private <T> @Nullable T parsed(
      Node value, String key, String form, Function<String, Optional<T>> parser) {
    var result = Nodes.text(value) ? parser.apply(Nodes.value(value)) : Optional.<T>empty();
    if (result.isEmpty()) {
      wrong(value, key, form, quoteIt(value, parser));
    }
    return result.orElse(null);
  }

  private static <T> String quoteIt(Node value, Function<String, Optional<T>> parser) {
    var quotable = value instanceof ScalarNode && !Nodes.text(value) && !Nodes.nothing(value);
    return quotable && parser.apply(Nodes.value(value)).isPresent() ? "Put it in quotes." : "";
  }

  @Nullable Integer memory(String key) {
    return parsed(key, Amounts.MEMORY_FORM, Amounts::memoryMiB);
  }

  @Nullable Duration seconds(String key) {
    return parsed(key, Amounts.SECONDS_FORM, Amounts::seconds);
  }

  Duration durationOr(String key, Duration otherwise) {
    var duration = parsed(key, Amounts.DURATION_FORM, Amounts::duration);
    return duration == null ? otherwise : duration;
  }

  /** A whole number between two bounds. */
  @Nullable Integer count(String key, int least, int most) {
    var value = values.get(key);
    if (value == null) {
      return null;
    }
    var form = "a whole number from " + least + " to " + most;
    if (value.getTag().equals(Tag.INT) && Nodes.value(value).matches("[0-9]{1,9}")) {
      var number = Integer.parseInt(Nodes.value(value));
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong(value, child(key), form, "");
    return null;
  }

  int countOr(String key, int least, int most, int otherwise) {
    var count = count(key, least, most);
    return count == null ? otherwise : count;
  }

  /** A truth value; false if the key is absent. */
  boolean flag(String key) {
    var value = values.get(key);
    if (value == null) {
      return false;
    }
    if (!value.getTag().equals(Tag.BOOL)) {
      wrong(value, child(key), "true or false", "");
      return false;
    }
    return Boolean.parseBoolean(Nodes.value(value));
  }

  /** One of the words of an enum. */
  <E extends Enum<E>> @Nullable E choice(String key, E[] choices, Function<E, String> word) {
    var words = Arrays.stream(choices).map(word).toList();
    var value = values.get(key);
    if (value == null) {
      return null;
    }
    var at = Nodes.text(value) ? words.indexOf(Nodes.value(value)) : -1;
    if (at >= 0) {
      return choices[at];
    }
    var remedy = Nodes.text(value) ? Suggestion.of(Nodes.value(value), words) : "";
    wrong(value, child(key), "one of " + String.join(", ", words), remedy);
    return null;
  }

  <E extends Enum<E>> E choiceOr(String key, E[] choices, Function<E, String> word, E otherwise) {
    var choice = choice(key, choices, word);
    return choice == null ? otherwise : choice;
  }

  /** A list of texts that a parser takes; empty if the key is absent. */
  <T> List<T> list(String key, String form, Function<String, Optional<T>> parser) {
    var result = new ArrayList<T>();
    items(key, "a list, each item " + form)
        .forEach(
            (at, item) -> {
              var value = parsed(item, at, form, parser);
              if (value != null) {
                result.add(value);
              }
            });
    return result;
  }

  /** The items of a list by their key paths; empty if the key is absent. */
  Map<String, Node> items(String key, String form) {
    var value = values.get(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      wrong(value, child(key), form, value instanceof ScalarNode ? "Put it in brackets." : "");
      return Map.of();
    }
    if (sequence.getValue().isEmpty()) {
      reading.error(value, child(key), "an empty list", form, "Remove the key " + key + ".");
    }
    var items = new LinkedHashMap<String, Node>();
    for (var item : sequence.getValue()) {
      var at = child(key) + "[" + items.size() + "]";
      reading.at(at, item);
      items.put(at, item);
    }
    return items;
  }

  /** Tells that a node is not of the form it should be. */
  void wrong(Node value, String key, String form, String remedy) {
    reading.error(value, key, Nodes.words(value), form, remedy);
  }
}
