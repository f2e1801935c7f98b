// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.emulator.console.KnownHosts;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.schedule.Alarm;
import dev.sampan.emulator.trigger.Gateway.Refusal;
import dev.sampan.platform.manifest.FunctionSpec;
import io.undertow.server.HttpHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The WebSocket APIs of a project: one for each source of its WebSocket triggers, at the gateway's
 * path of that name. Thread-safe.
 */
public final class WebSockets implements AutoCloseable {

  private final SocketHub hub;
  private final KnownHosts origins;

  /**
   * APIs without a connection.
   *
   * @param calls calls functions
   * @param functions the functions as they are now, asked for each event
   * @param origins the hosts whose pages may open connections
   * @param clock the time, by which connections end
   * @param alarm looks at the clock again
   */
  public WebSockets(
      Calls calls,
      Supplier<List<FunctionSpec>> functions,
      KnownHosts origins,
      InstantSource clock,
      Alarm alarm) {
    this.hub = new SocketHub(calls, functions, clock, alarm);
    this.origins = origins;
  }

  /**
   * Where connections begin.
   *
   * @param next handles what asks for no connection to an API of the project
   * @param refusals is told of each connection that no function was asked about; must not block
   */
  public HttpHandler door(HttpHandler next, Consumer<Refusal> refusals) {
    return new SocketDoor(hub, origins, next, refusals);
  }

  /**
   * API Gateway's management API, by which functions reach connections.
   *
   * @param next handles the other paths
   */
  public HttpHandler management(HttpHandler next) {
    return new ManagementApi(hub, next);
  }

  /** Tells every client that it ends. Functions are not told: they end as well. */
  @Override
  public void close() {
    hub.leave();
  }
}
