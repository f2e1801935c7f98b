// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads the members of a request's body; what is wrong is refused with 400. */
final class Members {

  private final JsonNode json;

  Members(JsonNode json) {
    this.json = json;
  }

  static Members of(LambdaCall call) {
    return new Members(call.json());
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** Refuses a member that has no place here. */
  void refuse(String name, String why) {
    if (has(name) && (json.get(name).isValueNode() || !json.get(name).isEmpty())) {
      throw LambdaProblem.invalid(why);
    }
  }

  /** An object within; an empty one if it is missing. */
  Members object(String name) {
    if (has(name) && !json.get(name).isObject()) {
      throw LambdaProblem.content("Could not parse request body: " + name + " is no object");
    }
    return new Members(json.path(name));
  }

  /** A list within; an empty node if it is missing. */
  JsonNode list(String name) {
    if (has(name) && !json.get(name).isArray()) {
      throw LambdaProblem.content("Could not parse request body: " + name + " is no list");
    }
    return json.path(name);
  }

  JsonNode node(String name) {
    return json.path(name);
  }

  Optional<Integer> number(String name, long least, long most) {
    if (!has(name)) {
      return Optional.empty();
    }
    var value = json.get(name);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw LambdaProblem.content("Could not parse request body: " + name + " is no number");
    }
    if (value.intValue() < least || value.intValue() > most) {
      var bound =
          value.intValue() < least
              ? "Member must have value greater than or equal to " + least
              : "Member must have value less than or equal to " + most;
      throw LambdaProblem.constraint(member(name), value.asText(), bound);
    }
    return Optional.of(value.intValue());
  }

  int required(String name, long least, long most) {
    return number(name, least, most).orElseThrow(() -> missing(name));
  }

  Optional<String> text(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!json.get(name).isTextual()) {
      throw LambdaProblem.content("Could not parse request body: " + name + " is no text");
    }
    return Optional.of(json.get(name).textValue());
  }

  String requiredText(String name) {
    return text(name).filter(it -> !it.isEmpty()).orElseThrow(() -> missing(name));
  }

  Optional<Boolean> flag(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!json.get(name).isBoolean()) {
      throw LambdaProblem.content("Could not parse request body: " + name + " is no truth value");
    }
    return Optional.of(json.get(name).booleanValue());
  }

  private static LambdaProblem missing(String name) {
    return LambdaProblem.constraint(member(name), "null", "Member must not be null");
  }

  private static String member(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
