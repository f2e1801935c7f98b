// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the platform tells of an instance, in its log and to those who subscribe.
 *
 * @param time when it happened
 * @param type such as {@code platform.start}
 * @param invocation the one that it is about; null if it is about none
 * @param details makes the JSON of what is told; most events have no reader of that
 * @param text the line of a log in text form; empty if there is none
 */
record PlatformEvent(
    Instant time,
    String type,
    @Nullable String invocation,
    Supplier<ObjectNode> details,
    String text) {

  /** What the types of events begin with that no subscriber is told of. */
  static final String INTERNAL = "platform.internal";

  /** An event about no invocation, and with no line in a log. */
  static PlatformEvent of(Instant time, String type, ObjectNode record) {
    return new PlatformEvent(time, type, null, () -> record, "");
  }

  static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** What is told of it. */
  ObjectNode record() {
    return details.get();
  }

  /** As a JSON log and subscribers have it. */
  ObjectNode json() {
    var json = fields().put("time", time.toString()).put("type", type);
    json.set("record", record());
    return json;
  }
}
