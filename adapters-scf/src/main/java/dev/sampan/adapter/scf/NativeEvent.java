// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.runtime.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event's top level tells about the trigger it came from. Filled by {@link
 * NativeEventReader}; fields that an event lacks stay empty.
 */
final class NativeEvent {

  /** What an event tells that nobody looked into. */
  static final NativeEvent NONE = new NativeEvent();

  boolean cloudEvent;
  boolean gateway;
  boolean base64;
  boolean hasHeaders;
  String clientAddress = "";
  @Nullable String method;
  @Nullable String path;
  @Nullable String body;
  @Nullable String query;
  final List<Pair> headers = new ArrayList<>();
  final List<Pair> parameters = new ArrayList<>();
  final List<CmqRecord> messages = new ArrayList<>();
  final List<JsonTree> streamed = new ArrayList<>();
  final List<JsonTree> objects = new ArrayList<>();
  final Map<String, @Nullable Object> timer = new LinkedHashMap<>();
  @Nullable JsonTree logs;
  boolean hasRecords;
  int unknownRecords;

  /** One name with one of its values; no value at all is null. */
  record Pair(String name, @Nullable String value) {}

  /**
   * One message of a CMQ topic, its numbers as text and its tags joined by commas; the body is null
   * if it is no text.
   */
  record CmqRecord(
      String id,
      String owner,
      String topic,
      String subscription,
      String time,
      String tags,
      @Nullable String body) {}

  boolean firing() {
    return "Timer".equals(timer.get("Type")) && timer.containsKey("TriggerName");
  }

  // A function URL's event has no requestContext, so only these two can tell.
  boolean http() {
    return method != null && hasHeaders;
  }
}
