// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.Deadline;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.LineLog;
import dev.sampan.runtime.http.Connector;
import dev.sampan.runtime.http.HttpClient;
import dev.sampan.runtime.http.HttpReply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The loop of a custom runtime: it asks the platform for the next event, invokes the function and
 * posts what came of it, one event at a time.
 *
 * <p>The interface is described in Tencent's pages on the custom runtime; it documents no status
 * codes, so any 2xx is taken for yes. An instance whose platform is gone ends.
 */
public final class ScfLoop {

  /** The exit status of an instance that could not start, or whose platform is gone. */
  public static final int FAILED = 1;

  /** The platform's name. */
  static final String PLATFORM = "scf";

  private static final byte[] READY = {' '};
  private static final byte[] NONE = {};
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final FunctionInstance function;
  private final Environment environment;
  private final HttpClient client;
  private final EventFunction events;
  private final Calls calls;

  private ScfLoop(
      FunctionInstance function, Environment environment, Connector connector, String host) {
    this.function = function;
    this.environment = environment;
    this.client = HttpClient.of(connector, host);
    this.events = new EventFunction(function);
    this.calls = new Calls(environment, Duration.ofSeconds(function.function().timeoutSeconds()));
  }

  /**
   * A loop for a function that was started.
   *
   * @param environment the clock and the log
   * @param connector connects with the platform
   * @param host the platform's address, for the header {@code Host}
   */
  public static ScfLoop of(
      FunctionInstance function, Environment environment, Connector connector, String host) {
    return new ScfLoop(function, environment, connector, host);
  }

  /**
   * Starts the function that the environment names and runs its loop.
   *
   * @param exit ends the process; given {@link #FAILED} if the function cannot start, after the
   *     reason was logged, or if the platform is gone
   */
  public static void run(
      Environment environment, Connector connector, String host, IntConsumer exit) {
    FunctionInstance function;
    try {
      function = FunctionInstance.start(PLATFORM, environment);
    } catch (InitException e) {
      LineLog.of(PLATFORM, environment, "")
          .error("The function could not start: " + e.getMessage(), e);
      exit.accept(FAILED);
      return;
    }
    exit.accept(of(function, environment, connector, host).run());
  }

  /**
   * Runs until the platform is gone.
   *
   * @return {@link #FAILED}, as no platform ends its interface before the instance
   */
  public int run() {
    try {
      mustBeAccepted("/runtime/init/ready", post("/runtime/init/ready", READY));
      while (function.usable()) {
        HttpReply next = client.exchange("GET", "/runtime/invocation/next", Map.of(), NONE);
        mustBeAccepted("/runtime/invocation/next", next);
        invoke(next);
      }
      LineLog.of(PLATFORM, environment, "").error("The instance ends as it ran out of memory.");
      return FAILED;
    } catch (IOException e) {
      LineLog.of(PLATFORM, environment, "").error("The runtime API is gone: " + e.getMessage());
      return FAILED;
    } finally {
      client.close();
      function.shutdown(
          new Deadline(environment.clock().instant().plus(FAREWELL), environment.clock()));
    }
  }

  private void invoke(HttpReply event) throws IOException {
    Call call =
        calls.next(
            event.header("request_id").orElse(""),
            Calls.milliseconds(event.header("time_limit_in_ms").orElse("")),
            environment.clock().instant());
    Reply reply = events.invoke(event.body(), call);
    if (reply.failed()) {
      post("/runtime/invocation/error", reply.body());
      return;
    }
    HttpReply accepted = post("/runtime/invocation/response", reply.body());
    if (!accepted(accepted)) {
      String refused =
          "The platform refused the result of "
              + reply.body().length
              + " bytes with status "
              + accepted.status()
              + ": "
              + new String(accepted.body(), UTF_8);
      call.log().error(refused);
      Failure failure = new Failure("Sampan.ResultRefused", refused, List.of());
      post("/runtime/invocation/error", ErrorForm.of(failure, call.id()));
    }
  }

  private HttpReply post(String path, byte[] body) throws IOException {
    return client.exchange("POST", path, JSON, body);
  }

  private static void mustBeAccepted(String path, HttpReply reply) throws IOException {
    if (!accepted(reply)) {
      throw new IOException("it answered " + path + " with status " + reply.status());
    }
  }

  private static boolean accepted(HttpReply reply) {
    return reply.status() >= 200 && reply.status() < 300;
  }
}
