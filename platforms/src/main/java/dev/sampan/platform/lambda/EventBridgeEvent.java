// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.manifest.ScheduleTrigger;
import dev.sampan.platform.wire.EventJson;
import dev.sampan.platform.wire.Json;
import io.cloudevents.CloudEvent;
import java.time.Instant;

/** Writes what an EventBridge rule sends: an event of a bus, or the firing of a schedule. */
final class EventBridgeEvent {

  private EventBridgeEvent() {}

  /**
   * A firing as the rule sends it that the schedule becomes: without an input the plain event; with
   * one, the rule's transformer puts it into {@code detail}, as a constant input would leave the
   * function without the time.
   */
  static Body of(ScheduleTrigger trigger, ScheduleFiring firing, InvocationFacts facts) {
    var fired = firing.fired();
    var event = envelope(firing.id(), "Scheduled Event", "aws.events", fired.scheduledAt(), facts);
    event.putArray("resources").add(Arn.of("events", facts, "rule/" + trigger.name()));
    var detail = event.putObject("detail");
    if (!fired.input().isEmpty()) {
      detail.put("input", fired.input());
    }
    return Json.body(event);
  }

  /**
   * A CloudEvent on a bus: what rules match is in the envelope, and the whole event is the detail,
   * as the envelope has no place for its subject, content type and extensions.
   */
  static Body of(BusEvent sent, InvocationFacts facts) {
    var event = sent.event();
    var source = event.getSource().toString();
    if (source.startsWith("aws.")) {
      throw new NotExpressibleException(
          "lambda: EventBridge keeps sources that begin with \"aws.\" for AWS, and event "
              + event.getId()
              + " is from \""
              + source
              + "\"; give it another source");
    }
    var json = envelope(event.getId(), event.getType(), source, time(event, facts), facts);
    var resources = json.putArray("resources");
    if (event.getSubject() != null) {
      resources.add(event.getSubject());
    }
    Json.parse(EventJson.of(event)).ifPresent(detail -> json.set("detail", detail));
    return Json.body(json);
  }

  private static Instant time(CloudEvent event, InvocationFacts facts) {
    var time = event.getTime();
    return time == null ? facts.now() : time.toInstant();
  }

  private static ObjectNode envelope(
      String id, String type, String source, Instant time, InvocationFacts facts) {
    var event = Json.object().put("version", "0").put("id", id);
    event.put("detail-type", type).put("source", source).put("account", facts.account());
    return event.put("time", AwsTime.seconds(time)).put("region", facts.region());
  }
}
