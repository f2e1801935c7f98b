// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells what a native event says it is, reading no further than that takes. */
final class EventForm {

  /** An event of EventBridge. */
  static final String EVENT_BRIDGE = "detail";

  /** A batch of CloudWatch Logs. */
  static final String LOGS = "awslogs";

  /** An alarm of CloudWatch, which calls the function itself. */
  static final String ALARM = "alarmData";

  /** A shard's batch within a tumbling window. */
  static final String WINDOW = "isFinalInvokeForWindow";

  /** A CloudEvent in JSON, be it a valid one or not. */
  static final String CLOUD_EVENT = "specversion";

  private boolean source;
  private boolean detailType;
  private boolean detail;

  private EventForm() {}

  /**
   * The service that the event or its first record names, such as {@code aws:sqs}, or one of the
   * constants; the empty text if it is none of these.
   *
   * @throws IOException if it is not JSON, as far as it was read
   */
  static String of(byte[] json) throws IOException {
    try (JsonParser parser = JsonStreams.parser(json)) {
      return new EventForm().of(parser);
    }
  }

  private String of(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return "";
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      String form = member(name, value, parser);
      if (form != null) {
        return form;
      }
      parser.skipChildren();
    }
    return "";
  }

  private @Nullable String member(String name, JsonToken value, JsonParser parser)
      throws IOException {
    switch (name) {
      case "Records" -> {
        return value == JsonToken.START_ARRAY ? service(parser) : null;
      }
      case LOGS -> {
        return value == JsonToken.START_OBJECT ? LOGS : null;
      }
      case ALARM -> {
        return value == JsonToken.START_OBJECT ? ALARM : null;
      }
      case WINDOW -> {
        return value.isBoolean() ? WINDOW : null;
      }
      case CLOUD_EVENT -> {
        return value == JsonToken.VALUE_STRING ? CLOUD_EVENT : null;
      }
      case "eventSource" -> {
        return value == JsonToken.VALUE_STRING ? parser.getText() : null;
      }
      case "source" -> source = value == JsonToken.VALUE_STRING;
      case "detail-type" -> detailType = value == JsonToken.VALUE_STRING;
      case EVENT_BRIDGE -> detail = true;
      default -> {
        return null;
      }
    }
    return source && detailType && detail ? EVENT_BRIDGE : null;
  }

  /** What the first record says; all are of one service. */
  private static @Nullable String service(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        if (text && name.equalsIgnoreCase("eventSource")) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      token = parser.nextToken();
    }
    while (token != JsonToken.END_ARRAY && token != null) {
      parser.skipChildren();
      token = parser.nextToken();
    }
    return null;
  }
}
