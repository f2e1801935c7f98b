// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.Body;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.DirectCall;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Asks functions in the name of an API, which does not wait for ever. Thread-safe. */
final class Asks {

  /** A call that is under way. */
  private record Open(Instant until, CompletableFuture<Answer> answer) {}

  private final Calls calls;
  private final InstantSource clock;
  private final Duration patience;
  private final Set<Open> open = ConcurrentHashMap.newKeySet();

  /**
   * Asks by means of these calls.
   *
   * @param patience how long the API waits for a function
   */
  Asks(Calls calls, InstantSource clock, Duration patience) {
    this.calls = calls;
    this.clock = clock;
    this.patience = patience;
  }

  /** What a function says to an event; the result never fails. */
  CompletableFuture<Answer> ask(SocketApi.Target target, Body event, String traceparent) {
    var asked = new Open(clock.instant().plus(patience), new CompletableFuture<>());
    open.add(asked);
    var unused =
        call(target.function(), event, traceparent)
            .handle((it, e) -> Answer.of(it))
            .thenAccept(asked.answer()::complete);
    return asked.answer().whenComplete((it, e) -> open.remove(asked));
  }

  private CompletableFuture<Invoked<DirectOutcome>> call(
      String function, Body event, String traceparent) {
    try {
      var call = DirectCall.of(event, Chain.of(traceparent)).triggeredBy("websocket");
      return calls.direct(Platform.LAMBDA, function, call);
    } catch (RuntimeException e) {
      // The function is gone since, or the emulator is closing.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Gives up those that have taken too long. */
  void look(Instant now) {
    for (var asked : open) {
      if (!now.isBefore(asked.until())) {
        asked.answer().complete(Answer.TIMED_OUT);
      }
    }
  }

  boolean isEmpty() {
    return open.isEmpty();
  }
}
