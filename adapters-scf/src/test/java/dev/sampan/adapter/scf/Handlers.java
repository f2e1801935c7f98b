// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.TriggerEntry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Handlers of tests, one class for each shape, and the functions around them. */
final class Handlers {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private Handlers() {}

  record Web(Handler<HttpRequest, HttpResponse> body)
      implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
      return body.handle(request, context);
    }
  }

  record Events(Handler<Event<byte[]>, Object> body) implements Handler<Event<byte[]>, Object> {
    @Override
    public Object handle(Event<byte[]> event, Context context) throws Exception {
      return body.handle(event, context);
    }
  }

  record Raw(Handler<byte[], byte[]> body) implements Handler<byte[], byte[]> {
    @Override
    public byte[] handle(byte[] payload, Context context) throws Exception {
      return body.handle(payload, context);
    }
  }

  /** A function with one trigger; an HTTP trigger takes every path. */
  static FunctionEntry function(Trigger kind, String source) {
    return new FunctionEntry(
        "probe",
        "Probe",
        null,
        null,
        List.of(new TriggerEntry("trigger", kind, source, List.of())),
        List.of(),
        Map.of(),
        30,
        "report",
        "none");
  }

  /** A moment that does not pass, and a log that nobody reads. */
  static Environment environment(Map<String, String> variables) {
    return environment(variables, new PrintStream(OutputStream.nullOutputStream()));
  }

  /** A moment that does not pass. */
  static Environment environment(Map<String, String> variables, PrintStream log) {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Environment(variables, clock, Handlers.class.getClassLoader(), log);
  }
}
