// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sampan.Body;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.emulator.lambda.Extensions.Refused;
import io.undertow.server.HttpServerExchange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The Lambda Telemetry API, version 2022-07-01, of one instance: who subscribes gets what the
 * platform tells and what is printed, since the start of the runtime. Thread-safe.
 */
final class Telemetry implements Consumer<PlatformEvent> {

  static final String PATH = "/2022-07-01/telemetry";

  private static final int BODY_BYTES = 64 * 1024;
  private static final int REMEMBERED = 500;

  /** What is told, to be written down for each that takes it. */
  private record Event(String type, Supplier<ObjectNode> told) {

    String json() {
      return told.get().toString();
    }
  }

  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final Executor calls;
  private final Object lock = new Object();
  private final Deque<Event> past = new ArrayDeque<>();
  private final Map<String, TelemetrySubscription> subscriptions = new LinkedHashMap<>();

  Telemetry(InstantSource clock, ScheduledExecutorService timer, Executor calls) {
    this.clock = clock;
    this.timer = timer;
    this.calls = calls;
  }

  @Override
  public void accept(PlatformEvent event) {
    if (event.type().equals("platform.initStart")) {
      forget();
    }
    if (!event.type().startsWith(PlatformEvent.INTERNAL)) {
      add(new Event("platform", event::json));
    }
  }

  /** Nobody is told anything any more, or only who subscribes to the next runtime. */
  void forget() {
    synchronized (lock) {
      subscriptions.values().forEach(TelemetrySubscription::end);
      subscriptions.clear();
      past.clear();
    }
  }

  private void add(Event event) {
    synchronized (lock) {
      past.add(event);
      if (past.size() > REMEMBERED) {
        past.remove();
      }
      subscriptions.values().stream()
          .filter(it -> it.takes(event.type()))
          .forEach(it -> it.add(event.json()));
    }
  }

  /** Is told what is printed; the type is {@code function} or {@code extension}. */
  InvocationListener lines(String type) {
    return new InvocationListener() {
      @Override
      public void printed(OutputLine line) {
        if (!line.system()) {
          var now = clock.instant();
          add(new Event(type, () -> json(now, type, line.text())));
        }
      }
    };
  }

  private static ObjectNode json(Instant time, String type, String text) {
    var json = PlatformEvent.fields().put("time", time.toString()).put("type", type);
    return json.set("record", TextNode.valueOf(text));
  }

  /** Answers a request to subscribe. */
  void handle(HttpServerExchange exchange, Extensions extensions) {
    try {
      var id = ExtensionsApi.identifier(exchange);
      var name = extensions.name(id);
      if (name == null) {
        throw new Refused("Extension.UnknownExtensionIdentifier", "Unknown extension " + id);
      }
      Replies.receive(
          exchange,
          BODY_BYTES,
          (it, body) -> subscribe(it, name, body),
          (it, large) -> invalid(it, "the subscription cannot be read"));
    } catch (Refused e) {
      Replies.keepOpen(exchange);
      ExtensionsApi.forbid(exchange, e);
    }
  }

  private void subscribe(HttpServerExchange exchange, String name, Body body) {
    try {
      var request = TelemetryRequest.read(body);
      var subscription = new TelemetrySubscription(request, clock, timer, calls);
      synchronized (lock) {
        var before = subscriptions.put(name, subscription);
        if (before != null) {
          before.end();
        }
        past.stream()
            .filter(it -> subscription.takes(it.type()))
            .forEach(it -> subscription.add(it.json()));
      }
      ApiAnswers.json(exchange, 200, "\"OK\"");
      tell(name, request);
    } catch (IllegalArgumentException e) {
      invalid(exchange, String.valueOf(e.getMessage()));
    }
  }

  private void tell(String name, TelemetryRequest request) {
    var record = PlatformEvent.fields().put("name", name).put("state", "Subscribed");
    request.types().forEach(record.putArray("types")::add);
    accept(PlatformEvent.of(clock.instant(), "platform.telemetrySubscription", record));
  }

  private static void invalid(HttpServerExchange exchange, String message) {
    ApiAnswers.refuse(exchange, 400, "ValidationError", message);
  }
}
