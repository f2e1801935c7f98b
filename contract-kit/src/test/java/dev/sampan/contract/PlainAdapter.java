// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.Body;
import dev.sampan.Deadline;
import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Log;
import dev.sampan.Outcome;
import dev.sampan.Trace;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.DirectReply;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.cloudevents.BadCloudEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import dev.sampan.runtime.http.Connection;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The adapter of a platform that exists in this test only: HTTP as it is, and paths of its own for
 * all else. It makes one mistake if told so.
 */
final class PlainAdapter {

  private final FunctionInstance function;
  private final Environment environment;
  private final Fault fault;
  private final AtomicInteger calls = new AtomicInteger();
  private final Object oneAtATime = new Object();
  private volatile byte[] lastBody = {};

  PlainAdapter(FunctionInstance function, Environment environment, Fault fault) {
    this.function = function;
    this.environment = environment;
    this.fault = fault;
  }

  /** Answers the requests of one connection until it ends. */
  void serve(Connection connection) throws Exception {
    for (var request = WireMessage.readRequest(connection.in());
        request.isPresent();
        request = WireMessage.readRequest(connection.in())) {
      connection.out().write(answer(request.get()).bytes());
      connection.out().flush();
    }
  }

  private WireMessage answer(WireMessage request) throws Exception {
    if (fault == Fault.TAKES_ONE_CALL_AT_A_TIME) {
      synchronized (oneAtATime) {
        return route(request);
      }
    }
    return route(request);
  }

  private WireMessage route(WireMessage request) throws Exception {
    return switch (request.target()) {
      case "/_plain/direct" -> direct(request);
      case "/_plain/queue" -> queue(request);
      case "/_plain/event" -> event(request);
      default -> http(request);
    };
  }

  private Call call(WireMessage request) {
    var number = calls.incrementAndGet();
    var limit = Duration.parse(request.first("plain-limit").orElseThrow());
    var at = environment.clock().instant().plus(limit);
    var id = request.first("plain-id").orElseThrow();
    return Call.of(
            fault == Fault.INVENTS_IDS ? "mine-" + number : id,
            new Deadline(
                fault == Fault.HAS_NO_DEADLINE ? at.minus(limit) : at, environment.clock()),
            log(id))
        .withColdStart(number == 1)
        .withTrace(
            new Trace(
                request.first("traceparent").orElse(""), request.first("tracestate").orElse("")));
  }

  private WireMessage http(WireMessage message) throws Exception {
    var target =
        fault == Fault.DECODES_THE_TARGET
            ? URLDecoder.decode(message.target(), UTF_8).replace(' ', '+')
            : message.target();
    var request =
        HttpRequest.of(message.method(), target)
            .withHeaders(headers(message))
            .withBody(Body.of(body(message)))
            .withClientAddress(message.first("plain-address").orElse(""));
    return reply(function.http(request, call(message)));
  }

  private Headers headers(WireMessage message) {
    var headers = Headers.of();
    for (var field : message.fields()) {
      headers =
          fault == Fault.KEEPS_THE_LAST_HEADER_ONLY
              ? headers.with(field.name(), field.value())
              : headers.and(field.name(), field.value());
    }
    return headers;
  }

  private byte[] body(WireMessage message) {
    var body = message.body();
    if (fault == Fault.TAKES_BODIES_FOR_TEXT) {
      return new String(body, UTF_8).getBytes(UTF_8);
    }
    if (fault == Fault.KEEPS_THE_LAST_BODY && body.length == 0) {
      return lastBody;
    }
    lastBody = body;
    return body;
  }

  private WireMessage reply(HttpResponse response) {
    var message = WireMessage.response(response.status());
    for (var name : response.headers().names()) {
      for (var value : response.headers().all(name)) {
        var lost = fault == Fault.LOSES_COOKIES && message.first("set-cookie").isPresent();
        message = lost ? message : message.with(name, value);
      }
    }
    if (fault == Fault.SHOWS_STACK_TRACES && response.status() == 500) {
      return message.withBody(
          response.body().text().concat("\n\tat x.Y.z(Y.java:1)").getBytes(UTF_8));
    }
    return message.withBody(response.body().bytes());
  }

  private WireMessage direct(WireMessage message) {
    var reply = function.direct(message.body(), call(message));
    if (reply instanceof DirectReply.Returned returned) {
      return WireMessage.response(200).withBody(returned.json().bytes());
    }
    var failure = ((DirectReply.Failed) reply).failure();
    var status = fault == Fault.SAYS_ERRORS_ARE_RESULTS ? 200 : 520;
    return WireMessage.response(status)
        .with("plain-type", failure.type())
        .withBody(failure.message().getBytes(UTF_8));
  }

  private WireMessage event(WireMessage message) {
    try {
      var event = StrictCloudEvents.readJson(message.body());
      var delivery = new Delivery(Trigger.BUS, "bus", 1, null, event.getId(), Map.of());
      var reply = function.event(IncomingEvent.of(event, delivery), call(message));
      return WireMessage.response(done(reply.outcome()) ? 200 : 520).withBody(new byte[0]);
    } catch (BadCloudEvent e) {
      return WireMessage.response(400).withBody(new byte[0]);
    }
  }

  private WireMessage queue(WireMessage message) {
    var events = new ArrayList<IncomingEvent>();
    for (var line : new String(message.body(), UTF_8).lines().toList()) {
      events.add(event(line.split("\t", -1)));
    }
    var result = function.events(events, call(message));
    var failed = new ArrayList<String>();
    for (var event : events) {
      if (!done(result.outcome(event.delivery().receipt()))) {
        failed.add(event.id());
      }
    }
    if (fault == Fault.FAILS_WHOLE_BATCHES && !failed.isEmpty()) {
      failed.clear();
      events.forEach(e -> failed.add(e.id()));
    }
    return WireMessage.response(200).withBody(String.join("\n", failed).getBytes(UTF_8));
  }

  private static IncomingEvent event(String[] fields) {
    var key = fields[2].isEmpty() ? null : fields[2];
    Map<String, String> attributes = fields[3].isEmpty() ? Map.of() : Map.of("Kind", fields[3]);
    var delivery =
        new Delivery(
            Trigger.QUEUE, "orders", Integer.parseInt(fields[1]), key, fields[0], attributes);
    return IncomingEvent.of(
        fields[0],
        URI.create("/plain"),
        EventTypes.QUEUE_MESSAGE,
        delivery,
        fields[4].getBytes(UTF_8));
  }

  private boolean done(Outcome outcome) {
    return fault == Fault.ACKNOWLEDGES_FAILURES
        || outcome instanceof Outcome.Ack
        || (outcome instanceof Outcome.Reject && function.function().onReject().equals("drop"));
  }

  private Log log(String id) {
    return new PlainLog(environment.log(), id);
  }
}
