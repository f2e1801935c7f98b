// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sampan.HttpResponse;
import dev.sampan.Log;
import dev.sampan.runtime.http.Connection;
import dev.sampan.spi.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Raw bytes to and from a server that has no port. */
final class Wire implements AutoCloseable {
  static final Clock NOON = Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);
  static final ServerConfig CONFIG = ServerConfig.of("127.0.0.1", 0, NOON).withMaxBody(1000);

  final List<String> logged = new CopyOnWriteArrayList<>();
  final HttpServer server;

  private Wire(ServerConfig config, HttpService service) throws IOException {
    server = HttpServer.withoutPort(config, service, new NoJson(), new Lines(logged));
  }

  static Wire to(HttpService service) throws IOException {
    return new Wire(CONFIG, service);
  }

  static Wire to(ServerConfig config, HttpService service) throws IOException {
    return new Wire(config, service);
  }

  /** A server that answers 200 whatever it is asked. */
  static Wire toAnyone() throws IOException {
    return to((request, arrived) -> HttpResponse.text(200, "fine"));
  }

  /** All that the server sends for these bytes until it closes the connection. */
  String exchange(String request) throws IOException {
    try (Connection connection = server.connect()) {
      send(connection, request);
      return rest(connection.in());
    }
  }

  static void send(Connection connection, String bytes) throws IOException {
    connection.out().write(bytes.getBytes(ISO_8859_1));
    connection.out().flush();
  }

  static String rest(InputStream in) throws IOException {
    return new String(in.readAllBytes(), ISO_8859_1);
  }

  /** What the server sends up to and with that text. */
  static String until(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the server closed after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.close();
  }

  static Log log(List<String> lines) {
    return new Lines(lines);
  }

  private record Lines(List<String> lines) implements Log {
    @Override
    public void debug(String message) {
      lines.add("DEBUG " + message);
    }

    @Override
    public void info(String message) {
      lines.add("INFO " + message);
    }

    @Override
    public void warn(String message) {
      lines.add("WARN " + message);
    }

    @Override
    public void error(String message) {
      lines.add("ERROR " + message);
    }

    @Override
    public void error(String message, Throwable thrown) {
      lines.add("ERROR " + message + " " + thrown.getMessage());
    }
  }

  static final class NoJson implements JsonCodec {
    @Override
    public @Nullable Object read(byte[] json, Type type) {
      throw new IllegalArgumentException("no JSON here");
    }

    @Override
    public byte[] write(@Nullable Object value) {
      throw new IllegalArgumentException("cannot be written");
    }
  }
}
