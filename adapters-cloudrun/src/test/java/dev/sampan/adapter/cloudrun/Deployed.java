// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.Handler;
import dev.sampan.Trigger;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.http.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A function behind the adapter, reached by raw bytes at a moment that does not pass. */
final class Deployed implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static final List<TriggerEntry> ONE_OF_EACH =
      List.of(
          new TriggerEntry("web", Trigger.HTTP, "", List.of()),
          new TriggerEntry("orders", Trigger.QUEUE, "orders", List.of()),
          new TriggerEntry("news", Trigger.TOPIC, "news", List.of()),
          new TriggerEntry("bus", Trigger.BUS, "bus", List.of()));

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final CloudRunServer server;

  private Deployed(
      Handler<?, ?> handler,
      Map<String, String> variables,
      int timeout,
      List<TriggerEntry> triggers)
      throws InitException, IOException {
    PrintStream out = new PrintStream(log, true, UTF_8);
    ClassLoader loader = Deployed.class.getClassLoader();
    Environment environment =
        new Environment(variables, Clock.fixed(NOW, ZoneOffset.UTC), loader, out);
    FunctionEntry entry =
        new FunctionEntry(
            "probe",
            handler.getClass().getName(),
            null,
            null,
            triggers,
            List.of(),
            Map.of(),
            timeout,
            variables.getOrDefault("onReject", "report"),
            "none");
    FunctionInstance function =
        FunctionInstance.of(CloudRunServer.PLATFORM, entry, handler, environment);
    this.server = CloudRunServer.withoutPort(function, environment);
  }

  static Deployed of(Handler<?, ?> handler) throws InitException, IOException {
    return new Deployed(handler, Map.of(), 60, ONE_OF_EACH);
  }

  static Deployed with(String variable, String value, Handler<?, ?> handler)
      throws InitException, IOException {
    return new Deployed(handler, Map.of(variable, value), 60, ONE_OF_EACH);
  }

  static Deployed within(int seconds, Handler<?, ?> handler) throws InitException, IOException {
    return new Deployed(handler, Map.of(), seconds, ONE_OF_EACH);
  }

  static Deployed behind(TriggerEntry trigger, Handler<?, ?> handler)
      throws InitException, IOException {
    return new Deployed(handler, Map.of(), 60, List.of(trigger));
  }

  /** All that comes back for a request of these lines and this body. */
  String send(String start, String headers, String body) throws IOException {
    byte[] content = body.getBytes(UTF_8);
    String head =
        start
            + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
            + headers
            + "Content-Length: "
            + content.length
            + "\r\n\r\n";
    try (Connection connection = server.connect()) {
      connection.out().write(head.getBytes(ISO_8859_1));
      connection.out().write(content);
      connection.out().flush();
      return new String(connection.in().readAllBytes(), UTF_8);
    }
  }

  String get(String target) throws IOException {
    return send("GET " + target, "", "");
  }

  /** Pushes what Pub/Sub would, to the path of a trigger. */
  String push(String trigger, String json) throws IOException {
    return send("POST /_sampan/events/" + trigger, "Content-Type: application/json\r\n", json);
  }

  String log() {
    return log.toString(UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
