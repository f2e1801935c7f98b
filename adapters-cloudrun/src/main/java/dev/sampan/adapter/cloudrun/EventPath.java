// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Delivery;
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
import io.cloudevents.CloudEventData;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes events at {@code /_sampan/events/{trigger}}: CloudEvents as Eventarc and Knative send them,
 * and wrapped Pub/Sub pushes.
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
    if (!request.method().equals("POST")) {
      return problem(405, "Events are sent by POST.").withHeader("allow", "POST");
    }
    try {
      byte[] body = request.body().bytes();
      return StrictCloudEvents.isCloudEvent(request.headers())
          ? cloudEvent(StrictCloudEvents.read(request.headers(), body), trigger, call)
          : push(PubsubPush.read(body).event(trigger), call, false);
    } catch (BadCloudEvent e) {
      return refused(e.status(), e, call);
    } catch (BadPush e) {
      return refused(400, e, call);
    }
  }

  private HttpResponse cloudEvent(CloudEvent event, TriggerEntry trigger, Call call) {
    CloudEventData data = event.getData();
    if (event.getType().equals(PubsubMessage.NATIVE_TYPE) && data != null) {
      return push(PubsubPush.read(data.toBytes()).event(trigger), call, knative);
    }
    Object key = event.getExtension("partitionkey");
    Delivery delivery =
        new Delivery(
            trigger.kind(),
            trigger.source(),
            1,
            key == null ? null : key.toString(),
            event.getId(),
            Map.of());
    IncomingEvent incoming = IncomingEvent.of(event, delivery);
    return EventAnswers.of(function.event(incoming, call), true, knative);
  }

  private HttpResponse push(IncomingEvent event, Call call, boolean finalReject) {
    int attempt = event.delivery().attempt();
    return EventAnswers.of(function.event(event, call.withAttempt(attempt)), false, finalReject);
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
