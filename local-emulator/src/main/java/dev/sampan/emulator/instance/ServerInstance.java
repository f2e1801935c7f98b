// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.kernel.StopReason;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** An instance that serves HTTP on a port; it is ready once the port accepts a connection. */
public final class ServerInstance implements Instance {

  /** More than any platform passes on; a longer answer is not kept in memory. */
  private static final long RESPONSE_BYTES = 64L * 1024 * 1024;

  private static final long PROBE_MILLIS = 2;
  private static final long PORT_NANOS = 2_000_000_000L;

  /** A process that exits closes its connections a moment before its end is known. */
  private static final long EXIT_MILLIS = 3_000;

  /** An answer that is no HTTP is rarely one that was cut short by an exit. */
  private static final long MALFORMED_MILLIS = 200;

  /**
   * How a platform uses the server.
   *
   * @param request the HTTP form of a native request
   * @param reply the native form of a response
   * @param grace how long it has between the request to end and its end
   */
  public record Protocol(
      Function<Invocation, HttpRequest> request,
      Function<HttpResponse, NativeReply> reply,
      Duration grace) {}

  private final InstanceHost host;
  private final InstanceProcess process;
  private final InstanceEvents events;
  private final Protocol protocol;
  private final SocketAddress address;
  private final Connections connections;
  private final Map<String, HttpCall> calls = new ConcurrentHashMap<>();

  private ServerInstance(
      InstanceHost host,
      InstanceProcess process,
      InstanceEvents events,
      Protocol protocol,
      SocketAddress address) {
    this.host = host;
    this.process = process;
    this.events = events;
    this.protocol = protocol;
    this.address = address;
    this.connections = new Connections(address, host.clock());
  }

  /** Follows a process that was started to serve the given port. */
  public static ServerInstance of(
      InstanceHost host,
      InstanceProcess process,
      InstanceEvents events,
      Protocol protocol,
      int port) {
    var instance = new ServerInstance(host, process, events, protocol, process.served(port));
    process.whenGone(instance::gone);
    instance.probe();
    return instance;
  }

  /**
   * A port that nobody listens on now, and that nobody is likely to take before the instance does.
   *
   * @throws IOException if there is none
   */
  public static int freePort() throws IOException {
    return FreePorts.next();
  }

  /**
   * Waits until a port is free that an instance has to have, as the one before may be ending still.
   *
   * @throws IOException if it is in use all the while
   */
  public static void awaitFree(int port) throws IOException {
    for (var waited = 0L; !FreePorts.isFree(port); waited += PORT_NANOS / 100) {
      if (waited >= PORT_NANOS) {
        throw new IOException("port " + port + " is in use, and the command needs it");
      }
      LockSupport.parkNanos(PORT_NANOS / 100);
    }
  }

  private void gone(End end) {
    connections.close();
    events.gone(end);
  }

  private void probe() {
    if (accepts()) {
      events.ready(process.startup());
    } else if (process.alive()) {
      var unused = host.timer().schedule(this::probe, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private boolean accepts() {
    try (var socket = SocketChannel.open(address)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void dispatch(Invocation invocation, Instant deadline) {
    var call = new HttpCall(connections);
    calls.put(invocation.id(), call);
    process.begins(invocation.id());
    host.calls().execute(() -> run(invocation, call));
  }

  private void run(Invocation invocation, HttpCall call) {
    var id = invocation.id();
    try {
      var response = call.exchange(protocol.request().apply(invocation), RESPONSE_BYTES);
      process.ends(id);
      events.answered(id, protocol.reply().apply(response));
    } catch (ResponseReader.TooLarge e) {
      events.failed(id, FailureKind.RESPONSE_TOO_LARGE, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      var broken = e instanceof ResponseReader.Malformed ? MALFORMED_MILLIS : EXIT_MILLIS;
      if (process.endsWithin(broken)) {
        // Its end tells why, and ends the invocation with it.
        return;
      }
      events.failed(id, FailureKind.BAD_RESPONSE, String.valueOf(e.getMessage()));
    } finally {
      calls.remove(id);
      process.ends(id);
    }
    events.free(id);
  }

  @Override
  public void abandon(String invocation) {
    var call = calls.remove(invocation);
    if (call != null) {
      call.abort();
    }
  }

  @Override
  public void stop(StopReason reason) {
    if (reason == StopReason.IDLE || reason == StopReason.SHUTDOWN) {
      process.terminate(protocol.grace());
    } else {
      process.kill();
    }
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public String log() {
    return process.log();
  }
}
