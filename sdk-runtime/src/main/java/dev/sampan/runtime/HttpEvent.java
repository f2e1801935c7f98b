// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Context;
import dev.sampan.Delivery;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.NewEvent;
import dev.sampan.Problem;
import dev.sampan.Trigger;
import dev.sampan.runtime.cloudevents.BadCloudEvent;
import dev.sampan.runtime.cloudevents.EncodedEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import java.util.Map;

/**
 * A CloudEvent over HTTP, on a route of the user's. Its own class, so that a function without
 * events loads none of them.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">
 *     HTTP Protocol Binding for CloudEvents 1.0.2</a>
 */
final class HttpEvent {

  private final LoadedFunction function;
  private final HttpRequest request;

  HttpEvent(LoadedFunction function, HttpRequest request) {
    this.function = function;
    this.request = request;
  }

  HttpResponse handle(Context context) throws Exception {
    if (!request.method().equals("POST")) {
      Problem problem = Problem.of(405, "This path takes CloudEvents by POST.");
      return HttpResponse.problem(problem).withHeader("allow", "POST");
    }
    if (!StrictCloudEvents.isCloudEvent(request.headers())) {
      return HttpResponse.problem(
          Problem.of(415, "This path takes CloudEvents 1.0, in binary or structured mode."));
    }
    ReceivedEvent<Object> event = function.received(incoming());
    Object result = function.handle(event, context);
    return result instanceof NewEvent<?> reply
        ? response(new ReplyEvent(function).of(reply, event))
        : HttpBinding.response(result);
  }

  private IncomingEvent incoming() {
    try {
      CloudEvent event = StrictCloudEvents.read(request.headers(), request.body().bytes());
      Delivery delivery =
          new Delivery(Trigger.HTTP, request.route(), 1, null, event.getId(), Map.of());
      return IncomingEvent.of(event, delivery);
    } catch (BadCloudEvent e) {
      Problem problem = Problem.of(e.status(), String.valueOf(e.getMessage()));
      throw new HttpException(HttpResponse.problem(problem), problem.detail(), e);
    }
  }

  private static HttpResponse response(CloudEvent reply) {
    EncodedEvent encoded = StrictCloudEvents.writeBinary(reply);
    return HttpResponse.of(200).withHeaders(encoded.headers()).withBody(encoded.body());
  }
}
