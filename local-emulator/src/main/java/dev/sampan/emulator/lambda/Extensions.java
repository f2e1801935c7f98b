// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.lambda.Extension.State;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The extensions of one runtime, external ones and those within it. Thread-safe. */
final class Extensions {

  /** What an extension is refused with. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String type;

    Refused(String type, String message) {
      super(message);
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  static final int MOST = Profile.of(Platform.LAMBDA).get(Limit.EXTENSIONS_MAX).intValue();

  private final Object lock = new Object();
  private final Map<String, Extension> byName = new LinkedHashMap<>();
  private final List<Runnable> settled = new ArrayList<>();
  private final boolean managed;
  private boolean closed;

  /**
   * Extensions of a runtime.
   *
   * @param external the names of those that are programs of their own
   * @param managed whether it runs several invocations at once, of which they hear nothing
   */
  Extensions(List<String> external, boolean managed) {
    this.managed = managed;
    external.forEach(
        name -> byName.put(name, new Extension(UUID.randomUUID().toString(), name, true)));
  }

  /** Registers one: an external one that was started, or one within the runtime. */
  Extension register(String name, Set<String> events) throws Refused {
    if (managed && events.contains("INVOKE")) {
      throw new Refused("Extension.InvalidEventType", "INVOKE: not there on managed instances");
    }
    synchronized (lock) {
      var known = byName.get(name);
      var it = known == null ? internal(name, events) : known;
      require(it, State.REGISTERED, name);
      it.state = State.REGISTERED;
      it.events = events;
      return it;
    }
  }

  private Extension internal(String name, Set<String> events) throws Refused {
    if (events.contains("SHUTDOWN")) {
      throw new Refused("Extension.InvalidEventType", "SHUTDOWN: ShutdownEvent not supported");
    } else if (closed) {
      throw new Refused("Extension.RegistrationClosed", "Extension registration closed already");
    } else if (byName.size() >= MOST) {
      throw new Refused("Extension.TooManyExtensions", "Extension limit (" + MOST + ") reached");
    }
    var it = new Extension(UUID.randomUUID().toString(), name, false);
    byName.put(name, it);
    return it;
  }

  private static void require(Extension it, State next, String who) throws Refused {
    if (!it.state.allows(next)) {
      var text = "State transition from " + it.state.label + " to " + next.label;
      throw new Refused(
          "Extension.InvalidExtensionState",
          text + " failed for extension " + who + ". Error: State transition is not allowed");
    }
  }

  /** The runtime has asked for its first invocation: nobody registers any more. */
  void close() {
    synchronized (lock) {
      closed = true;
    }
  }

  Optional<Extension> find(String id) {
    synchronized (lock) {
      return byName.values().stream().filter(it -> it.id.equals(id)).findFirst();
    }
  }

  /** One asks for its next event, which it gets now or when there is one. */
  void asks(Extension it, HttpServerExchange exchange) throws Refused {
    String event;
    synchronized (lock) {
      require(it, State.READY, it.id);
      event = it.next;
      it.next = null;
      it.state = event == null ? State.READY : State.RUNNING;
      it.poll = event == null ? exchange : null;
    }
    if (event != null) {
      send(exchange, event);
    }
    tellSettled();
  }

  /** One reports an error, after which it is to exit. */
  void fails(Extension it, State error) throws Refused {
    synchronized (lock) {
      require(it, error, it.id);
      it.state = error;
    }
  }

  /** The process of an external one has ended; answers with its error, or that of its crash. */
  String exits(String name) {
    synchronized (lock) {
      var it = byName.get(name);
      var state = it == null ? State.EXITED : it.state;
      if (it != null) {
        it.state = State.EXITED;
      }
      return switch (state) {
        case INIT_ERROR -> "Extension.InitError";
        case EXIT_ERROR -> "Extension.ExitError";
        case STARTED, REGISTERED, READY, RUNNING, EXITED -> "Extension.Crash";
      };
    }
  }

  /** Sends an event to all that take events of this type. */
  void send(String type, String event) {
    var polls = new ArrayList<HttpServerExchange>();
    synchronized (lock) {
      for (var it : byName.values()) {
        if (it.events.contains(type)) {
          offer(it, event).ifPresent(polls::add);
        }
      }
    }
    polls.forEach(poll -> send(poll, event));
  }

  private static Optional<HttpServerExchange> offer(Extension it, String event) {
    var poll = it.poll;
    it.poll = null;
    it.next = poll == null ? event : null;
    it.state = poll == null ? it.state : State.RUNNING;
    return Optional.ofNullable(poll);
  }

  private static void send(HttpServerExchange exchange, String event) {
    var headers =
        Headers.of(
            "content-type",
            "application/json",
            "Lambda-Extension-Event-Identifier",
            UUID.randomUUID().toString());
    Replies.send(exchange, 200, headers, Body.of(event));
  }

  /** Runs a task when every one has asked for its next event; now, if all have. */
  void whenSettled(Runnable task) {
    synchronized (lock) {
      settled.add(task);
    }
    tellSettled();
  }

  private void tellSettled() {
    var tasks = new ArrayList<Runnable>();
    synchronized (lock) {
      if (byName.values().stream().allMatch(Extension::settled)) {
        tasks.addAll(settled);
        settled.clear();
      }
    }
    tasks.forEach(Runnable::run);
  }

  /** Whether all external ones have registered. */
  boolean allRegistered() {
    synchronized (lock) {
      return byName.values().stream().noneMatch(it -> it.state == State.STARTED);
    }
  }

  /** Whether one of this name takes events of a type. */
  boolean takes(String name, String type) {
    synchronized (lock) {
      var it = byName.get(name);
      return it != null && it.events.contains(type);
    }
  }

  /** All of them, as they are now. */
  List<Extension> all() {
    synchronized (lock) {
      return List.copyOf(byName.values());
    }
  }

  /** The name of one that has this id; null if there is none. */
  @Nullable String name(String id) {
    return find(id).map(it -> it.name).orElse(null);
  }
}
