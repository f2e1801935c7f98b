// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Deadline;
import dev.sampan.Log;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.LineLog;
import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import dev.sampan.server.HttpServer;
import dev.sampan.server.ServerConfig;
import java.io.IOException;
import java.time.Duration;

/**
 * One function as a Cloud Run container's server. Thread-safe.
 *
 * <ul>
 *   <li>{@code /_sampan/events/{trigger}} takes CloudEvents, binary and structured, and wrapped
 *       Pub/Sub pushes, for the function's triggers of events. It answers 204 or, with an event in
 *       reply to a CloudEvent, 200 when the event is done; 503 when it is to come again, with
 *       {@code Retry-After} if the function said when. A rejected event is answered 503 too, as
 *       Google's senders have no "never again": it goes on to their dead letter. With the setting
 *       {@code cloudrun.eventing} of {@code knative} it is answered 400, which is final there. An
 *       event is never told by its body on a path of the function's own.
 *   <li>{@code /_sampan/ready} and {@code /_sampan/live} are for probes.
 *   <li>{@code /robots.txt} and {@code /favicon.ico} are not found.
 *   <li>All else is the function's.
 * </ul>
 *
 * <p>It speaks HTTP/1.1 and, with the setting {@code cloudrun.http2} of {@code true}, cleartext
 * HTTP/2 by prior knowledge, for services with end-to-end HTTP/2. A body of more than 32 MiB is
 * answered 413. A function that takes longer than its time-out less a margin (a tenth, at most a
 * second) is interrupted, and 504 is answered.
 *
 * <p>The OIDC token that Pub/Sub sends along is not verified: let Cloud Run do so, by requiring
 * authentication of whoever invokes the service.
 *
 * @see <a href="https://cloud.google.com/run/docs/container-contract">Container runtime
 *     contract</a>
 */
public final class CloudRunServer implements Connector, AutoCloseable {
  static final String PLATFORM = "cloudrun";

  private static final Duration DRAIN = Duration.ofSeconds(8);
  private static final Duration STOP = Duration.ofSeconds(9);

  private final FunctionInstance function;
  private final Environment environment;
  private final HttpServer server;
  private final End end;

  private CloudRunServer(
      FunctionInstance function, Environment environment, HttpServer server, End end) {
    this.function = function;
    this.environment = environment;
    this.server = server;
    this.end = end;
  }

  /**
   * Loads the function, then listens on {@code SAMPAN_PORT} or {@code PORT} or 8080, on {@code
   * SAMPAN_HOST} or all addresses; as a web function of AWS Lambda, where {@code
   * AWS_LAMBDA_HTTP_ENDPOINT} says.
   *
   * @throws InitException if the function cannot be started, before anything listens
   * @throws IOException if the port cannot be had
   * @throws IllegalArgumentException if the port is none
   */
  public static CloudRunServer start(Environment environment) throws InitException, IOException {
    Address address = Address.of(environment.variables());
    FunctionInstance function = FunctionInstance.start(PLATFORM, environment);
    return new Assembly(function, environment).listening(address);
  }

  /**
   * Serves a function on {@link #connect} alone, over the same bytes: for test kits.
   *
   * @throws IOException if no thread can be started
   */
  public static CloudRunServer withoutPort(FunctionInstance function, Environment environment)
      throws IOException {
    return new Assembly(function, environment).withoutPort();
  }

  /**
   * The port on which it listens.
   *
   * @throws IllegalStateException if it does not listen
   */
  public int port() {
    return server.port();
  }

  @Override
  public Connection connect() throws IOException {
    return server.connect();
  }

  /** Makes {@link #awaitEnd} return; returns at once. */
  public void end() {
    end.told();
  }

  /**
   * Waits until {@link #end} is called, or the instance can serve no further request because its
   * memory ran out.
   *
   * @return false for the latter
   */
  public boolean awaitEnd() throws InterruptedException {
    return end.await();
  }

  /**
   * Ends in order, within nine of the ten seconds that Cloud Run allows: no new connections, what
   * is in flight is finished, then the function's shutdown hooks are called.
   *
   * @return whether all that was in flight was finished
   */
  public boolean stop() {
    Deadline deadline = new Deadline(environment.clock().instant().plus(STOP), environment.clock());
    boolean finished = server.drain(DRAIN);
    function.shutdown(deadline);
    return finished;
  }

  /** Ends at once; what is in flight is broken off, and no hook is called. */
  @Override
  public void close() {
    server.close();
  }

  /** The parts of a server, from the function inwards out. */
  private static final class Assembly {
    private final FunctionInstance function;
    private final Environment environment;
    private final Duration limit;
    private final Log log;
    private final End end = new End();

    Assembly(FunctionInstance function, Environment environment) {
      this.function = function;
      this.environment = environment;
      this.limit = TimeLimit.of(function.function().timeoutSeconds(), environment);
      this.log = LineLog.of(PLATFORM, environment, "");
    }

    CloudRunServer listening(Address address) throws IOException {
      ServerConfig config = config(address);
      return assembled(HttpServer.start(config, service(), function.json(), log));
    }

    CloudRunServer withoutPort() throws IOException {
      ServerConfig config = config(new Address("", 0));
      return assembled(HttpServer.withoutPort(config, service(), function.json(), log));
    }

    private CloudRunServer assembled(HttpServer server) {
      return new CloudRunServer(function, environment, server, end);
    }

    private ServerConfig config(Address address) {
      return ServerConfig.of(address.host(), address.port(), environment.clock())
          .withTimeout(limit)
          .withHttp2(setting("cloudrun.http2", "CLOUDRUN_HTTP2").equals("true"));
    }

    private CloudRunService service() {
      EventPath events = new EventPath(function, isKnative());
      Calls calls = new Calls(environment, limit);
      return new CloudRunService(function, calls, events, end);
    }

    private boolean isKnative() {
      return setting("cloudrun.eventing", "CLOUDRUN_EVENTING").equals("knative");
    }

    private String setting(String name, String variable) {
      String index = function.function().settings().getOrDefault(name, "");
      return environment.variables().getOrDefault(variable, index);
    }
  }
}
