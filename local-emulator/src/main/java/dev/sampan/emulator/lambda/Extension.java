// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import io.undertow.server.HttpServerExchange;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An extension of one runtime. Guarded by the lock of its {@link Extensions}. */
final class Extension {

  /** The states of an extension, by the names that the Extensions API uses in its refusals. */
  enum State {
    STARTED("Started"),
    REGISTERED("Registered"),
    READY("Ready"),
    RUNNING("Running"),
    INIT_ERROR("InitError"),
    EXIT_ERROR("ExitError"),
    EXITED("Exited");

    final String label;

    State(String label) {
      this.label = label;
    }

    /** Whether a request of an extension in this state may bring it to another one. */
    boolean allows(State next) {
      return switch (next) {
        case REGISTERED -> this == STARTED;
        case READY -> this == REGISTERED || this == READY || this == RUNNING;
        case INIT_ERROR -> this == REGISTERED || this == INIT_ERROR;
        case EXIT_ERROR ->
            this == REGISTERED || this == READY || this == RUNNING || this == EXIT_ERROR;
        case STARTED, RUNNING, EXITED -> false;
      };
    }
  }

  final String id;
  final String name;
  final boolean external;
  State state = State.STARTED;
  Set<String> events = Set.of();
  @Nullable HttpServerExchange poll;

  /** What it has not asked for yet. */
  @Nullable String next;

  Extension(String id, String name, boolean external) {
    this.id = id;
    this.name = name;
    this.external = external;
  }

  /** Whether nothing waits for it: it has asked for an event, or will never again. */
  boolean settled() {
    return state == State.READY
        || state == State.EXITED
        || state == State.INIT_ERROR
        || state == State.EXIT_ERROR;
  }
}
