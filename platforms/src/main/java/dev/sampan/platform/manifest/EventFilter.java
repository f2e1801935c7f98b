// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which events a trigger hears of, by their attributes; all rules must hold. Immutable.
 *
 * @param rules a rule for each attribute; none lets every event through
 */
public record EventFilter(Map<String, Rule> rules) {

  /** The filter that lets every event through. */
  public static final EventFilter NONE = new EventFilter(Map.of());

  /** Copies the rules. */
  public EventFilter {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }

  /** How an attribute is looked at. */
  public enum Test {
    /** It has this value. */
    EQUALS,
    /** Its value begins so. */
    PREFIX,
    /** It is there, with whatever value. */
    PRESENT,
    /** It is not there. */
    ABSENT
  }

  /**
   * What one attribute must be.
   *
   * @param test how it is looked at
   * @param text the value or its beginning; empty where neither counts
   */
  public record Rule(Test test, String text) {

    /** Checks that nothing is missing. */
    public Rule {
      Objects.requireNonNull(test, "test");
      Objects.requireNonNull(text, "text");
    }

    private boolean holds(@Nullable String value) {
      return switch (test) {
        case EQUALS -> text.equals(value);
        case PREFIX -> value != null && value.startsWith(text);
        case PRESENT -> value != null;
        case ABSENT -> value == null;
      };
    }
  }

  /**
   * Whether an event passes.
   *
   * @param attributes the value of an attribute; null if the event has none of that name
   */
  public boolean passes(UnaryOperator<@Nullable String> attributes) {
    return rules.entrySet().stream()
        .allMatch(it -> it.getValue().holds(attributes.apply(it.getKey())));
  }
}
