// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.TriggerEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One function behind the adapter under test, at a moment that does not pass. */
final class Deployment implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final String NAME = "probe";

  private final AdapterUnderTest adapter;
  private final RunningAdapter running;
  private final ByteArrayOutputStream log;
  private final AtomicInteger calls = new AtomicInteger();

  private Deployment(AdapterUnderTest adapter, RunningAdapter running, ByteArrayOutputStream log) {
    this.adapter = adapter;
    this.running = running;
    this.log = log;
  }

  static Deployment of(AdapterUnderTest adapter, Object handler, FunctionEntry function)
      throws Exception {
    var log = new ByteArrayOutputStream();
    var environment =
        new Environment(
            Map.of(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            Deployment.class.getClassLoader(),
            new PrintStream(log, true, UTF_8));
    return new Deployment(adapter, adapter.start(function, handler, environment), log);
  }

  static FunctionEntry web(String... routes) {
    return function(new TriggerEntry("http", Trigger.HTTP, "", List.of(routes)), "report");
  }

  static FunctionEntry called() {
    return function(new TriggerEntry("direct", Trigger.DIRECT, "", List.of()), "report");
  }

  static FunctionEntry queued(String onReject) {
    return function(new TriggerEntry("orders", Trigger.QUEUE, "orders", List.of()), onReject);
  }

  private static FunctionEntry function(TriggerEntry trigger, String onReject) {
    return new FunctionEntry(
        NAME, "Probe", null, null, List.of(trigger), List.of(), Map.of(), 60, onReject, "none");
  }

  HttpResponse http(HttpRequest request) throws Exception {
    return running.http(request, next());
  }

  HttpResponse http(HttpRequest request, CallFacts facts) throws Exception {
    return running.http(request, facts);
  }

  HttpResponse get(String target) throws Exception {
    return http(HttpRequest.of("GET", target));
  }

  DirectAnswer direct(String json) throws Exception {
    return running.direct(json.getBytes(UTF_8), next());
  }

  Settlement cloudEvent(String structured) throws Exception {
    return running.cloudEvent(structured, next());
  }

  /** One delivery, whatever becomes of it. */
  Map<String, Settlement> together(Message... messages) throws Exception {
    return running.queue(List.of(messages), next());
  }

  /** One delivery where its reply can tell the messages apart, else one for each message. */
  Map<String, Settlement> queue(Message... messages) throws Exception {
    if (adapter.supports(Capability.PARTIAL_BATCH)) {
      return together(messages);
    }
    var settled = new LinkedHashMap<String, Settlement>();
    for (var each : messages) {
      settled.putAll(together(each));
    }
    return settled;
  }

  String log() {
    return log.toString(UTF_8);
  }

  Wire wire() {
    return running.wire();
  }

  private CallFacts next() {
    return CallFacts.of("invocation-" + calls.incrementAndGet());
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
