// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.AsyncResult.Condition;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.manifest.AsyncSpec;
import dev.sampan.platform.manifest.Destination;
import dev.sampan.platform.wire.Notices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Settles accepted events that have ended: tells the destination that the manifest names, or else
 * keeps a failed one as a dead letter. An event leaves its lane only then.
 */
final class AsyncSettlement {

  private static final int RETRY_SECONDS = 5;

  private final Platform platform;
  private final String function;
  private final String lane;
  private final AsyncCalls.Host host;
  private final Notices notices;

  AsyncSettlement(Platform platform, String function, String lane, AsyncCalls.Host host) {
    this.platform = platform;
    this.function = function;
    this.lane = lane;
    this.host = host;
    this.notices = NativeWires.of(platform);
  }

  /** Settles an event; tries until the disk takes it. */
  void settle(AsyncSpec spec, AsyncResult result, InvocationFacts facts) {
    var unused =
        settled(spec, result, facts)
            .whenComplete(
                (done, e) -> {
                  if (e != null) {
                    later(() -> settle(spec, result, facts));
                  }
                });
  }

  private CompletableFuture<?> settled(AsyncSpec spec, AsyncResult result, InvocationFacts facts) {
    var success = result.condition() == Condition.SUCCESS;
    var sent = new ArrayList<CompletableFuture<?>>();
    var to = success ? spec.onSuccess() : spec.onFailure();
    if (to != null) {
      notices
          .asyncRecord(result, facts)
          .map(it -> host.destinations().send(to, facts.id(), it, Map.of(), Set.of()))
          .ifPresent(sent::add);
    }
    var queue = success ? null : spec.deadLetter();
    if (queue != null) {
      notices
          .asyncDeadLetter(result, facts)
          .map(it -> deadLetter(queue, result, facts, it))
          .ifPresent(sent::add);
    }
    return success || !sent.isEmpty()
        ? CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
            .thenRun(() -> remove(facts.id()))
        : bury(result, facts);
  }

  /** The queue may be the destination too: there it is another message. */
  private CompletableFuture<?> deadLetter(
      String queue, AsyncResult result, InvocationFacts facts, Map<String, String> attributes) {
    var to = new Destination(Destination.Kind.QUEUE, queue);
    var name = "dead letter " + facts.id();
    var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return host.destinations()
        .send(to, id, result.request(), attributes, notices.asyncDeadLetterNumbers());
  }

  private CompletableFuture<?> bury(AsyncResult result, InvocationFacts facts) {
    return host.deadLetters()
        .bury(
            lane,
            facts.id(),
            platform.id() + "-" + function,
            result.invocations(),
            result.condition().id(),
            detail(result.outcome()));
  }

  private void remove(String id) {
    host.journal().remove(lane, List.of(id));
  }

  private static String detail(@Nullable DirectOutcome outcome) {
    return outcome instanceof DirectOutcome.Failed it
        ? it.error().type() + ": " + it.error().message()
        : "";
  }

  private void later(Runnable again) {
    try {
      var unused = host.timer().schedule(again, RETRY_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      // The emulator is closing; the event is in the journal and runs again the next time.
      return;
    }
  }
}
