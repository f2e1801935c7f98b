// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Trigger;
import dev.sampan.runtime.cloudevents.BadCloudEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the CloudEvent that the body of a message already is. */
final class Unwrapped {

  private static final byte[] MARK = "\"specversion\"".getBytes(StandardCharsets.US_ASCII);

  private Unwrapped() {}

  /**
   * The event within a message of a queue, topic, stream or bus; the message itself if it holds
   * none. A body that looks like an event but breaks a rule is somebody's own JSON.
   */
  static IncomingEvent of(IncomingEvent message) {
    boolean mayHold = mayHoldEvent(message.delivery().trigger());
    if (!mayHold || !(message.payload() instanceof byte[] body) || !looksLikeEvent(message, body)) {
      return message;
    }
    try {
      CloudEvent event = StrictCloudEvents.readJson(body);
      IncomingEvent unwrapped = IncomingEvent.of(event, message.delivery());
      for (Object each : message.raw()) {
        unwrapped = unwrapped.withRaw(each);
      }
      return unwrapped;
    } catch (BadCloudEvent e) {
      return message;
    }
  }

  private static boolean mayHoldEvent(Trigger trigger) {
    return trigger == Trigger.QUEUE
        || trigger == Trigger.TOPIC
        || trigger == Trigger.STREAM
        || trigger == Trigger.BUS;
  }

  private static boolean looksLikeEvent(IncomingEvent message, byte[] body) {
    String type = message.contentType();
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("application/cloudevents+json")) {
      return true;
    }
    int start = 0;
    while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
      start++;
    }
    return start < body.length && body[start] == '{' && hasMark(body, start);
  }

  private static boolean hasMark(byte[] body, int from) {
    for (int i = from; i <= body.length - MARK.length; i++) {
      if (body[i] == '"' && startsWithMark(body, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithMark(byte[] body, int at) {
    for (int i = 0; i < MARK.length; i++) {
      if (body[at + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }
}
