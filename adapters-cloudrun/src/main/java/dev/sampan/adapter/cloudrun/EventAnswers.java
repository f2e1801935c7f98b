// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.HttpResponse;
import dev.sampan.Outcome;
import dev.sampan.runtime.EventReply;
import dev.sampan.runtime.cloudevents.EncodedEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import java.time.Duration;

/**
 * What an outcome is on the wire. A status of the function's own never gets here: Knative sends an
 * event again for 404 and 409, and Pub/Sub for everything that is no acknowledgement.
 *
 * @see <a href="https://github.com/knative/specs/blob/main/specs/eventing/data-plane.md">Knative
 *     Eventing data plane</a>
 */
final class EventAnswers {
  private static final HttpResponse DONE = HttpResponse.of(204);
  private static final HttpResponse AGAIN = HttpResponse.of(503);
  private static final HttpResponse NEVER_AGAIN = HttpResponse.of(400);

  private EventAnswers() {}

  /**
   * The answer to a delivery.
   *
   * @param replies whether the sender takes an event as the answer
   * @param finalReject whether the sender takes 400 for "never again"
   */
  static HttpResponse of(EventReply reply, boolean replies, boolean finalReject) {
    Outcome outcome = reply.outcome();
    if (outcome instanceof Outcome.Retry retry && retry.after() != null) {
      return AGAIN.withHeader("retry-after", Long.toString(seconds(retry.after())));
    }
    if (outcome instanceof Outcome.Reject && finalReject) {
      return NEVER_AGAIN;
    }
    if (outcome != Outcome.ack()) {
      return AGAIN;
    }
    return replies && reply.event().isPresent() ? event(reply.event().get()) : DONE;
  }

  private static HttpResponse event(CloudEvent event) {
    EncodedEvent encoded = StrictCloudEvents.writeBinary(event);
    return HttpResponse.of(200).withHeaders(encoded.headers()).withBody(encoded.body());
  }

  private static long seconds(Duration after) {
    return Math.max(1, after.plusMillis(999).toSeconds());
  }
}
