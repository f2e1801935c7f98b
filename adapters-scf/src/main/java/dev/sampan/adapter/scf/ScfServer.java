// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Deadline;
import dev.sampan.Log;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.LineLog;
import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import dev.sampan.server.HttpServer;
import dev.sampan.server.HttpService;
import dev.sampan.server.ServerConfig;
import dev.sampan.server.TermSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The server on port 9000 of an image or of a web function. Thread-safe.
 *
 * <p>{@code SAMPAN_SCF_MODE} says whether it serves an event function ({@code event}) or a web
 * function ({@code web}); the default is {@code web} for a function all of whose triggers are HTTP.
 * {@code SAMPAN_PORT} and {@code SAMPAN_HOST} change where it listens.
 */
public final class ScfServer implements Connector, AutoCloseable {

  // The platform's limit for a synchronous request.
  /** What a process ends with that SIGTERM ended. */
  private static final int TERMINATED = 143;

  private static final int MAX_BODY = 6 * 1024 * 1024;
  // The platform sends an instance one event at a time, and up to a hundred requests.
  private static final int MOST_REQUESTS = 100;
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final FunctionInstance function;
  private final Environment environment;
  private final HttpServer server;
  private final CountDownLatch told = new CountDownLatch(1);

  private ScfServer(FunctionInstance function, Environment environment, HttpServer server) {
    this.function = function;
    this.environment = environment;
    this.server = server;
  }

  /**
   * Starts a server that listens.
   *
   * @throws IOException if the port cannot be had
   * @throws IllegalArgumentException if the environment names no mode or port that there is
   */
  public static ScfServer start(FunctionInstance function, Environment environment)
      throws IOException {
    ServerConfig config = config(function, environment);
    HttpService service = service(function, environment);
    return new ScfServer(
        function,
        environment,
        HttpServer.start(config, service, function.json(), log(environment)));
  }

  /**
   * Starts a server that has no port and is reached through {@link #connect} alone.
   *
   * @throws IOException if no thread can be started
   * @throws IllegalArgumentException if the environment names no mode that there is
   */
  public static ScfServer withoutPort(FunctionInstance function, Environment environment)
      throws IOException {
    ServerConfig config = config(function, environment);
    HttpService service = service(function, environment);
    return new ScfServer(
        function,
        environment,
        HttpServer.withoutPort(config, service, function.json(), log(environment)));
  }

  /**
   * Starts the function that the environment names and serves it until the process is told to end.
   *
   * @param exit ends the process; given 143 when it was told to end, and 1, after the reason was
   *     logged, if the function or the server cannot start
   */
  public static void run(Environment environment, IntConsumer exit) {
    run(environment, TermSignal::handle, exit);
  }

  /**
   * Serves until it is told to end, or is interrupted, which ends it at once.
   *
   * @param termination is given what to run to have it end
   */
  static void run(Environment environment, Consumer<Runnable> termination, IntConsumer exit) {
    ScfServer server;
    try {
      server = start(FunctionInstance.start(ScfLoop.PLATFORM, environment), environment);
    } catch (InitException | IOException | IllegalArgumentException e) {
      log(environment).error("The function could not start: " + e.getMessage(), e);
      exit.accept(ScfLoop.FAILED);
      return;
    }
    termination.accept(server.told::countDown);
    server.serve();
    exit.accept(TERMINATED);
  }

  /** The port on which it listens. */
  public int port() {
    return server.port();
  }

  /** Opens a connection that goes through no socket. */
  @Override
  public Connection connect() throws IOException {
    return server.connect();
  }

  /** Finishes what is in flight, within five seconds, and shuts the function down. */
  @Override
  public void close() {
    server.drain(FAREWELL);
    function.shutdown(
        new Deadline(environment.clock().instant().plus(FAREWELL), environment.clock()));
  }

  private void serve() {
    try {
      told.await();
      close();
    } catch (InterruptedException e) {
      server.close();
      Thread.currentThread().interrupt();
    }
  }

  private static HttpService service(FunctionInstance function, Environment environment) {
    Calls calls = new Calls(environment, Duration.ofSeconds(function.function().timeoutSeconds()));
    return switch (Mode.of(environment, function.function())) {
      case EVENT -> new EventService(new EventFunction(function), calls);
      case WEB -> new WebService(function, calls);
    };
  }

  private static ServerConfig config(FunctionInstance function, Environment environment) {
    String host = environment.variables().getOrDefault("SAMPAN_HOST", "0.0.0.0");
    boolean events = Mode.of(environment, function.function()) == Mode.EVENT;
    return ServerConfig.of(host, port(environment), environment.clock())
        .withMaxBody(MAX_BODY)
        .withWorkers(events ? 1 : MOST_REQUESTS);
  }

  private static int port(Environment environment) {
    String text = environment.variables().getOrDefault("SAMPAN_PORT", "9000");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("SAMPAN_PORT must be a port: " + text, e);
    }
  }

  private static Log log(Environment environment) {
    return LineLog.of(ScfLoop.PLATFORM, environment, "");
  }
}
