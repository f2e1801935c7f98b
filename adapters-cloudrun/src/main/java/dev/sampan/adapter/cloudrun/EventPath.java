// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Problem;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.cloudevents.BadCloudEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

/**
 * Takes events at {@code /_sampan/events/{trigger}}: CloudEvents as Eventarc and Knative send them,
 * Pub/Sub pushes, wrapped or with their metadata in headers, and Cloud Scheduler's requests.
 *
 * <p>Who may send them is for Cloud Run's own access control to say: the OIDC token of a push is
 * not verified here.
 */
final class EventPath {
  private final FunctionInstance function;
  private final boolean knative;

  EventPath(FunctionInstance function, boolean knative) {
    this.function = function;
    this.knative = knative;
  }

  /** Answers a request at the path of the given trigger. */
  HttpResponse answer(String name, HttpRequest request, Call call) {
    TriggerEntry trigger = trigger(name);
    if (trigger == null) {
      return problem(404, "There is no trigger for events at this path.");
    }
    if (Webhook.asks(request)) {
      return Webhook.allowed(request);
    }
    if (!request.method().equals("POST")) {
      return problem(405, "Events are sent by POST.").withHeader("allow", "POST");
    }
    try {
      return delivered(request, trigger, call);
    } catch (BadCloudEvent e) {
      return refused(e.status(), e, call);
    } catch (BadEvent e) {
      return refused(e.status(), e, call);
    }
  }

  private HttpResponse delivered(HttpRequest request, TriggerEntry trigger, Call call) {
    byte[] body = request.body().bytes();
    if (StrictCloudEvents.isCloudEvent(request.headers())) {
      CloudEvent event = StrictCloudEvents.read(request.headers(), body);
      boolean replies = !event.getType().equals(PubsubMessage.NATIVE_TYPE);
      return deliver(CloudEventDelivery.of(event, trigger), call, replies, knative);
    }
    if (trigger.kind() == Trigger.SCHEDULE && Firing.is(request)) {
      return deliver(Firing.event(request, trigger), call, false, false);
    }
    PubsubMessage message =
        UnwrappedPush.is(request) ? UnwrappedPush.read(request, body) : PubsubPush.read(body);
    return deliver(message.event(trigger), call, false, false);
  }

  private HttpResponse deliver(
      IncomingEvent event, Call call, boolean replies, boolean finalReject) {
    int attempt = event.delivery().attempt();
    return EventAnswers.of(function.event(event, call.withAttempt(attempt)), replies, finalReject);
  }

  private @Nullable TriggerEntry trigger(String name) {
    for (TriggerEntry each : function.function().triggers()) {
      boolean takesEvents = each.kind() != Trigger.HTTP && each.kind() != Trigger.DIRECT;
      if (takesEvents && each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  private static HttpResponse refused(int status, RuntimeException reason, Call call) {
    String message = String.valueOf(reason.getMessage());
    call.log().warn("An event was refused. " + message);
    return problem(status, message);
  }

  static HttpResponse problem(int status, String detail) {
    return HttpResponse.problem(Problem.of(status, detail));
  }
}
