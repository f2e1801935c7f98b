// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one instance, kept between calls as the front end of a platform keeps them. A
 * request must not be sent twice, so one is used again only soon after its last use, before any
 * usual server gives it up.
 */
final class Connections {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private record Idle(HttpConnection connection, Instant since) {}

  private final SocketAddress address;
  private final InstantSource clock;
  private final Deque<Idle> idle = new ArrayDeque<>();

  Connections(SocketAddress address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
  }

  /**
   * The one that was used last, or a new one.
   *
   * @throws IOException if nobody listens
   */
  HttpConnection take() throws IOException {
    for (var last = last(); last != null; last = last()) {
      var until = last.since.plus(FRESH);
      if (clock.instant().isBefore(until) && last.connection.silent()) {
        return last.connection;
      }
      last.connection.close();
    }
    return HttpConnection.open(address);
  }

  private synchronized @Nullable Idle last() {
    return idle.pollLast();
  }

  /** Keeps it for the next call if its last answer allows that, or closes it. */
  void giveBack(HttpConnection connection) {
    if (!connection.reusable()) {
      connection.close();
      return;
    }
    synchronized (this) {
      idle.addLast(new Idle(connection, clock.instant()));
    }
  }

  /** Closes those that nobody uses. */
  void close() {
    for (var last = last(); last != null; last = last()) {
      last.connection.close();
    }
  }
}
