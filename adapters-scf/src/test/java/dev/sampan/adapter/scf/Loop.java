// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.contract.RuntimeApi;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** A loop that runs, and the platform it polls. */
final class Loop implements AutoCloseable {

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final RuntimeApi api = new RuntimeApi("/runtime/invocation/next", 200);

  Loop(FunctionEntry function, Object handler) throws Exception {
    var environment = Handlers.environment(Map.of(), new PrintStream(log, true, UTF_8));
    var instance = FunctionInstance.of("scf", function, handler, environment);
    api.run(ScfLoop.of(instance, environment, api.connector(), "127.0.0.1:9001")::run);
    api.awaitFirstPoll();
  }

  /** Hands over one event and returns what the loop posts. */
  WireMessage invoke(String event) throws InterruptedException {
    return invoke(
        WireMessage.response(200)
            .with("request_id", "call-1")
            .with("time_limit_in_ms", "3000")
            .withBody(event.getBytes(UTF_8)));
  }

  /** Answers the poll and returns what the loop posts. */
  WireMessage invoke(WireMessage next) throws InterruptedException {
    return api.invoke(next);
  }

  /** What the loop posts as its result for an event. */
  String result(String event) throws InterruptedException {
    var posted = invoke(event);
    if (!posted.target().equals("/runtime/invocation/response")) {
      throw new AssertionError(posted.target() + " " + new String(posted.body(), UTF_8));
    }
    return new String(posted.body(), UTF_8);
  }

  /** What the loop posts as its error for an event. */
  String error(String event) throws InterruptedException {
    var posted = invoke(event);
    if (!posted.target().equals("/runtime/invocation/error")) {
      throw new AssertionError(posted.target() + " " + new String(posted.body(), UTF_8));
    }
    return new String(posted.body(), UTF_8);
  }

  RuntimeApi api() {
    return api;
  }

  String log() {
    return log.toString(UTF_8);
  }

  @Override
  public void close() throws IOException {
    api.close();
  }
}
