// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.NotExpressibleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON of native requests and replies: one value, nothing after it. Thread-safe. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /** The JSON value that the body holds; empty if it holds anything else, or nothing. */
  public static Optional<JsonNode> parse(Body body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body.bytes()))
          .filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A body with the compact text of the given value.
   *
   * @throws NotExpressibleException if a text in it is no Unicode
   */
  public static Body body(JsonNode value) {
    try {
      return Body.of(MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      // A tree of nodes fails to be written for no other reason.
      throw new NotExpressibleException(
          "a text of the event holds half a surrogate pair, which no JSON in UTF-8 can carry");
    }
  }

  /** The text of the given value, indented for people. */
  public static String indented(JsonNode value) {
    return value.toPrettyString();
  }

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A new, empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }
}
