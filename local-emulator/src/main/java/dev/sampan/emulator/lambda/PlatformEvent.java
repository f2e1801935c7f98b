// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What the platform tells of an instance, in its log and to those who subscribe.
 *
 * @param time when it happened
 * @param type such as {@code platform.start}
 * @param record what is told of it
 * @param text the line of a log in text form; empty if there is none
 */
record PlatformEvent(Instant time, String type, ObjectNode record, String text) {

  static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** As a JSON log and subscribers have it. */
  ObjectNode json() {
    var json = fields().put("time", time.toString()).put("type", type);
    json.set("record", record);
    return json;
  }
}
