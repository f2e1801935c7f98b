// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.contract.Portable;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What an event says it is, and how many events a function must be given for it. */
final class FuzzOracle {

  private static final Set<String> NO_DOCUMENT =
      Set.of("drop", "dropDatabase", "rename", "invalidate");

  private FuzzOracle() {}

  /** Whether a text is one JSON value, and no more. */
  static boolean isJson(byte[] text) {
    try (var parser = JsonStreams.parser(text)) {
      int depth = 0;
      boolean ended = false;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (ended) {
          return false;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        ended = depth == 0;
      }
      return ended;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether an event says that it is one of the kind, so that it must not pass for another. */
  static boolean claims(String kind, byte[] event) {
    String form;
    try {
      form = EventForm.of(event);
    } catch (IOException e) {
      return !kind.equals("direct") && !kind.equals("native");
    }
    return switch (kind) {
      case "queue" -> List.of("aws:sqs", "aws:mq", "aws:amq", "aws:rmq").contains(form);
      case "topic" -> form.equals("aws:sns");
      case "stream" -> List.of("aws:kinesis", "aws:kafka", "SelfManagedKafka").contains(form);
      case "record" -> List.of("aws:dynamodb", "aws:docdb").contains(form);
      case "object" ->
          List.of("aws:s3", "aws:sns", "aws:sqs").contains(form)
              || bridged(form, event, "source", "aws.s3");
      case "log" -> form.equals(EventForm.LOGS);
      case "bus" -> form.equals(EventForm.EVENT_BRIDGE) || form.equals(EventForm.ALARM);
      case "cloudevent" -> form.equals(EventForm.CLOUD_EVENT);
      case "schedule" ->
          bridged(form, event, "detail-type", "Scheduled Event")
              && (bridged(form, event, "source", "aws.events")
                  || bridged(form, event, "source", "aws.scheduler"));
      default -> false;
    };
  }

  private static boolean bridged(String form, byte[] event, String member, String value) {
    return form.equals(EventForm.EVENT_BRIDGE)
        && Portable.json(event).path(member).asText().equals(value);
  }

  /** Whether an event is an HTTP request in either format. */
  static boolean isRequest(JsonNode event) {
    JsonNode context = event.path("requestContext");
    boolean later =
        event.path("version").asText().equals("2.0")
            && context.path("http").path("method").isTextual()
            && event.path("rawPath").isTextual()
            && event.path("rawQueryString").isTextual()
            && event.path("headers").isObject();
    boolean earlier =
        context.isObject()
            && event.path("httpMethod").isTextual()
            && event.path("path").isTextual();
    return later || earlier;
  }

  /** How many events a delivery holds. */
  static int size(String kind, JsonNode event) {
    if (event.has("messages")) {
      return event.get("messages").size();
    }
    for (String lists : List.of("records", "rmqMessagesByQueue")) {
      if (event.path(lists).isObject()) {
        return sum(event.get(lists));
      }
    }
    if (event.path("events").isArray()) {
      return documents(event.get("events"));
    }
    if (kind.equals("log")) {
      JsonNode logs = FuzzGolden.unzipped(event.at("/awslogs/data").asText());
      return logs.path("messageType").asText().equals("CONTROL_MESSAGE") ? 0 : 1;
    }
    boolean told = kind.equals("object") && event.at("/Records/0/Sns").isObject();
    return told
        ? changes(event)
        : event.path("Records").isArray() ? event.get("Records").size() : 1;
  }

  private static int sum(JsonNode lists) {
    int sum = 0;
    for (JsonNode each : lists) {
      sum += each.size();
    }
    return sum;
  }

  private static int documents(JsonNode events) {
    int count = 0;
    for (JsonNode each : events) {
      boolean none = NO_DOCUMENT.contains(each.at("/event/operationType").asText());
      count += none ? 0 : 1;
    }
    return count;
  }

  private static int changes(JsonNode event) {
    int count = 0;
    for (JsonNode record : event.get("Records")) {
      count += changes(record.at("/Sns/Message").asText());
    }
    return count;
  }

  /** How many changes a notification of S3 tells, straight or by way of a topic; -1 for none. */
  static int changes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!isJson(bytes)) {
      return -1;
    }
    JsonNode body = Portable.json(bytes);
    if (body.path("Type").asText().equals("Notification") && body.hasNonNull("TopicArn")) {
      return changes(body.path("Message").asText());
    }
    if (body.path("Event").asText().equals("s3:TestEvent")) {
      return 0;
    }
    return body.path("Records").isArray() ? body.get("Records").size() : -1;
  }
}
