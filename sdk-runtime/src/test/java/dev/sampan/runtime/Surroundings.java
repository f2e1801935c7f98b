// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Deadline;
import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.Trigger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The surroundings of one function under test: a fixed noon, a log in memory, an index of text. */
final class Surroundings {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  final Map<String, String> variables = new HashMap<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private @Nullable String index;

  Surroundings withIndex(String... lines) {
    index = String.join("\n", lines);
    return this;
  }

  Environment environment() {
    return environment(Surroundings.class.getClassLoader());
  }

  Environment environment(ClassLoader parent) {
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    return new Environment(variables, clock, new IndexLoader(parent, index), out);
  }

  Call call() {
    Deadline deadline = new Deadline(NOON.plusSeconds(30), clock);
    return Call.of("call-1", deadline, LineLog.of("lambda", environment(), "call-1"));
  }

  /** The bytes of what a direct call gives back, as text. */
  String returned(FunctionInstance instance, String payload) {
    DirectReply reply = instance.direct(payload.getBytes(StandardCharsets.UTF_8), call());
    return ((DirectReply.Returned) reply).json().text();
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** A running function around a handler. */
  FunctionInstance instance(FunctionEntry entry, Object handler) throws InitException {
    return FunctionInstance.of("lambda", entry, handler, environment());
  }

  FunctionInstance instance(Object handler) throws InitException {
    return instance(entry(), handler);
  }

  static FunctionEntry entry() {
    return FunctionEntry.of("orders", "none");
  }

  static FunctionEntry entry(
      List<String> routes, List<String> middleware, String onReject, String order) {
    TriggerEntry trigger = new TriggerEntry("http", Trigger.HTTP, "", routes);
    List<TriggerEntry> triggers = List.of(trigger);
    return new FunctionEntry(
        "orders", "none", null, null, triggers, middleware, Map.of(), 30, onReject, order);
  }

  static IncomingEvent message(String id, @Nullable String key, String body) {
    Delivery delivery = new Delivery(Trigger.QUEUE, "orders", 2, key, "receipt-" + id, Map.of());
    byte[] data = body.getBytes(StandardCharsets.UTF_8);
    URI source = URI.create("urn:queue:orders");
    return IncomingEvent.of(id, source, EventTypes.QUEUE_MESSAGE, delivery, data);
  }

  private static final class IndexLoader extends ClassLoader {
    private final @Nullable String index;

    IndexLoader(ClassLoader parent, @Nullable String index) {
      super(parent);
      this.index = index;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      if (!name.equals(FunctionIndex.RESOURCE)) {
        return super.getResourceAsStream(name);
      }
      return index == null
          ? null
          : new ByteArrayInputStream(index.getBytes(StandardCharsets.UTF_8));
    }
  }
}
