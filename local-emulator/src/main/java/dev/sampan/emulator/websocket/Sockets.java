// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections that there are, so many and no more. Thread-safe. */
final class Sockets {

  /** What one machine bears; API Gateway has no such bound, but one of new ones in a second. */
  static final int MOST = 1000;

  private final Map<String, Socket> open = new ConcurrentHashMap<>();
  private final AtomicInteger asking = new AtomicInteger();

  /** Takes a place for a connection that is asked for; false if there is none. */
  boolean enter() {
    if (asking.incrementAndGet() + open.size() > MOST) {
      asking.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Gives back the place: the connection is open now, or was refused. */
  void decided() {
    asking.decrementAndGet();
  }

  void add(Socket socket) {
    open.put(socket.facts().id(), socket);
  }

  void remove(Socket socket) {
    open.remove(socket.facts().id(), socket);
  }

  Optional<Socket> find(String id) {
    return Optional.ofNullable(open.get(id));
  }

  Collection<Socket> all() {
    return open.values();
  }
}
