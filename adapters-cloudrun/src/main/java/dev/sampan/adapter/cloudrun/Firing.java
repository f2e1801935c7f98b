// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.HttpRequest;
import dev.sampan.ScheduleFired;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;

/**
 * A schedule that fired: Cloud Scheduler's own request, its CloudEvent, or that of Knative's {@code
 * PingSource}. A request that is sent again has the same id, the job's name and time.
 */
final class Firing {
  private static final String EXECUTED = "google.cloud.scheduler.job.v1.executed";
  private static final String PING = "dev.knative.sources.ping";
  private static final String SERVICE = "//cloudscheduler.googleapis.com";
  private static final String JOB = "x-cloudscheduler-jobname";
  private static final String TIME = "x-cloudscheduler-scheduletime";

  private Firing() {}

  static boolean is(String type) {
    return type.equals(EXECUTED) || type.equals(PING);
  }

  /** Whether Cloud Scheduler sent the request. */
  static boolean is(HttpRequest request) {
    return request.headers().first("x-cloudscheduler").isPresent()
        || request.headers().first(TIME).isPresent();
  }

  static IncomingEvent event(HttpRequest request, TriggerEntry trigger) {
    String job = request.headers().first(JOB).orElse(trigger.name());
    String text =
        request.headers().first(TIME).orElseThrow(() -> new BadEvent("a firing must have " + TIME));
    OffsetDateTime due = BadEvent.time(text, TIME);
    String id = job + "/" + text;
    Delivery delivery =
        new Delivery(trigger.kind(), trigger.source(), 1, null, id, Map.of(JOB, job, TIME, text));
    return IncomingEvent.of(
            id,
            source(job),
            EventTypes.SCHEDULE_FIRED,
            delivery,
            fired(trigger, due, request.body().bytes()))
        .withTime(due)
        .withExtension(EventTypes.NATIVE_TYPE, EXECUTED);
  }

  static IncomingEvent event(CloudEvent event, TriggerEntry trigger) {
    OffsetDateTime due = event.getTime();
    if (due == null) {
      throw new BadEvent(event.getType() + " must have a time");
    }
    ScheduleFired fired = fired(trigger, due, input(event));
    return NativeEvent.of(
        event,
        EventTypes.SCHEDULE_FIRED,
        NativeEvent.delivery(trigger, event, null, Map.of()),
        fired);
  }

  /** What a schedule published to a topic. */
  static IncomingEvent event(PubsubMessage message, TriggerEntry trigger) {
    String published = message.publishTime();
    if (published == null) {
      throw new BadPush("message must have a publishTime");
    }
    OffsetDateTime due = BadEvent.time(published, "publishTime");
    return message.made(
        message.source(trigger),
        EventTypes.SCHEDULE_FIRED,
        message.delivery(trigger),
        fired(trigger, due, message.data()));
  }

  private static ScheduleFired fired(TriggerEntry trigger, OffsetDateTime due, byte[] input) {
    return new ScheduleFired(trigger.name(), due.toInstant(), new String(input, UTF_8));
  }

  private static byte[] input(CloudEvent event) {
    CloudEventData data = event.getData();
    if (event.getType().equals(PING) || data == null) {
      return data == null ? new byte[0] : data.toBytes();
    }
    try {
      return Base64.getDecoder().decode(NativeEvent.data(event).textOr("customData", ""));
    } catch (IllegalArgumentException e) {
      throw new BadEvent(EXECUTED + ": customData must be Base64");
    }
  }

  private static URI source(String job) {
    try {
      return new URI(null, "cloudscheduler.googleapis.com", "/" + job, null, null);
    } catch (URISyntaxException e) {
      return URI.create(SERVICE);
    }
  }
}
