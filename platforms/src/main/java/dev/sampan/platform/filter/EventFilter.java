// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * Which events a trigger hears of: those that fit one of the patterns, or all if there is none.
 *
 * @param form what the patterns speak of
 * @param patterns the patterns
 */
public record EventFilter(Form form, List<EventPattern> patterns) {

  /** What the patterns of a filter speak of. */
  public enum Form {
    /** The fields of a payload, a record or an event's attributes, the same on every platform. */
    PORTABLE,
    /** A platform's own form of an event. */
    NATIVE
  }

  /** The filter that lets every event through. */
  public static final EventFilter NONE = new EventFilter(Form.PORTABLE, List.of());

  /** Copies the patterns. */
  public EventFilter {
    Objects.requireNonNull(form, "form");
    patterns = List.copyOf(patterns);
  }

  /** A filter of one pattern that is the same on every platform. */
  public static EventFilter of(EventPattern pattern) {
    return new EventFilter(Form.PORTABLE, List.of(pattern));
  }

  /** Whether it lets every event through. */
  public boolean isNone() {
    return patterns.isEmpty();
  }

  /**
   * Whether an event passes.
   *
   * @param event the event in the form that the patterns speak of
   */
  public boolean passes(JsonNode event) {
    return patterns.isEmpty() || patterns.stream().anyMatch(it -> it.matches(event));
  }
}
