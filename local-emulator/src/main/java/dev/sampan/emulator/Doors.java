// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.console.ControlPaths;
import dev.sampan.emulator.console.Guard;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.trigger.Gateway;
import dev.sampan.emulator.trigger.RouteTable;
import dev.sampan.emulator.websocket.WebSockets;
import dev.sampan.platform.Platform;
import java.io.IOException;
import java.util.List;

/** The two ports of an emulator: the gateway with the functions' routes, and control. */
final class Doors implements AutoCloseable {

  static final String LOOPBACK = "127.0.0.1";

  private final EmulatorConfig config;
  private final InvocationListener listener;
  private final Listener gateway;
  private final Listener control;
  private volatile RouteTable routes;

  private Doors(
      EmulatorConfig config,
      Listeners listeners,
      Functions functions,
      Calls calls,
      WebSockets sockets,
      InvocationListener listener,
      ControlPaths apis)
      throws IOException {
    this.config = config;
    this.listener = listener;
    this.routes = RouteTable.of(functions.manifest().functions());
    functions.follow(it -> routes = RouteTable.of(it.functions()));
    var handler = new Gateway(config.platform(), () -> routes, calls, this::refused);
    var front =
        config.platform() == Platform.LAMBDA ? sockets.door(handler, this::refused) : handler;
    this.gateway = listeners.open(LOOPBACK, config.gatewayPort(), front);
    var guarded = new Guard(config.allowedHosts(), apis);
    this.control = listeners.open(LOOPBACK, config.controlPort(), guarded);
  }

  /**
   * Opens both.
   *
   * @throws IOException if a port cannot be bound; the message says which
   */
  static Doors open(
      EmulatorConfig config,
      Listeners listeners,
      Functions functions,
      Calls calls,
      WebSockets sockets,
      InvocationListener listener,
      ControlPaths apis)
      throws IOException {
    return new Doors(config, listeners, functions, calls, sockets, listener, apis);
  }

  private void refused(Gateway.Refusal it) {
    var now = config.clock().instant();
    listener.happened(
        new EmulatorEvent.Refused(now, it.method(), it.path(), it.status(), it.why()));
  }

  /** The routes that the gateway serves, those that say most first. */
  List<RouteTable.Entry> routes() {
    return routes.entries();
  }

  int gatewayPort() {
    return gateway.port();
  }

  int controlPort() {
    return control.port();
  }

  @Override
  public void close() {
    gateway.close();
    control.close();
  }
}
