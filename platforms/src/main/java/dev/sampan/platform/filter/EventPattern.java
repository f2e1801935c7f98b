// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What an event must look like, written as Amazon EventBridge writes it: a JSON object whose
 * members name fields, each with a list of values or tests of which one must hold. What it does not
 * name may be anything. Immutable.
 *
 * <pre>{@code
 * var pattern = EventPattern.parse("""
 *     { "body": { "region": ["eu"], "total": [{ "numeric": [">", 100] }] } }""");
 * pattern.matches(event);
 * }</pre>
 *
 * <p>The tests are {@code prefix}, {@code suffix}, {@code equals-ignore-case}, {@code
 * anything-but}, {@code numeric} and {@code exists}; {@code $or} is a list of objects of which one
 * must fit (docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html).
 */
public final class EventPattern {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private final String text;
  private final JsonNode json;
  private final Rule rule;

  private EventPattern(String text, JsonNode json) throws PatternException {
    this.text = text;
    this.json = json;
    this.rule = PatternReader.read(json);
  }

  /**
   * The pattern of a text.
   *
   * @throws PatternException if it is no JSON, or no pattern
   */
  public static EventPattern parse(String text) throws PatternException {
    try {
      return new EventPattern(text, MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new PatternException("", "is no JSON");
    }
  }

  /**
   * The pattern of a value.
   *
   * @throws PatternException if it is no pattern
   */
  public static EventPattern of(JsonNode json) throws PatternException {
    return new EventPattern(json.toString(), json.deepCopy());
  }

  /** Whether an event fits. */
  public boolean matches(JsonNode event) {
    return rule.holds(event);
  }

  /** A copy of the value that it was made of. */
  public JsonNode json() {
    return json.deepCopy();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventPattern it && it.json.equals(json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** The text that it was made of; compact if it was made of a value. */
  @Override
  public String toString() {
    return text;
  }
}
