// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.emulator.function.Delivery;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.delivery.DeliveryCommand.Attempt;
import dev.sampan.platform.delivery.DeliveryCommand.Window;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the batches of one trigger from the journal to the function and brings back what became of
 * them. When a batch is due, and what happens to what is not done, is the subscription's to know.
 */
final class Courier {

  /** How the report of an invocation says that it never ran. */
  private static final Set<String> REFUSED = Set.of("throttled", "no-instance");

  private final Subscriber who;
  private final SourceHost host;
  private final DeliveryFaults faults;
  private final WindowStates windows;

  Courier(Subscriber who, SourceHost host, WindowStates windows) {
    this.who = who;
    this.host = host;
    this.faults = new DeliveryFaults(host.faults(), who.function(), who.trigger());
    this.windows = windows;
  }

  /**
   * What became of a batch.
   *
   * @param failed the ids of the events that are not done
   * @param reason why; empty if all are done
   * @param refused whether the platform never ran the function
   * @param request the id of the invocation; empty if nothing answered
   * @param outcome what the function answered; null if nothing did
   */
  record Receipt(
      Set<String> failed,
      String reason,
      boolean refused,
      String request,
      @Nullable BatchOutcome outcome) {

    static Receipt unanswered(Set<String> failed, String reason) {
      return new Receipt(failed, reason, false, "", null);
    }
  }

  /**
   * Delivers a batch; called by the owner of the windows' states.
   *
   * @param window the window that it is of; null if there is none
   */
  CompletableFuture<Receipt> deliver(List<Attempt> items, @Nullable Window window) {
    try {
      var events = new LinkedHashMap<String, SourceEvent>();
      var chain = Chain.NONE;
      for (var each : items) {
        var entry = host.journal().find(who.lane(), each.id());
        if (entry.isPresent()) {
          events.put(each.id(), who.event(entry.get(), each.attempt()));
          chain = chain.and(chain(entry.get(), each.attempt()));
        }
      }
      return deliver(events, window, chain);
    } catch (RuntimeException e) {
      var all = items.stream().map(Attempt::id).collect(Collectors.toSet());
      return CompletableFuture.completedFuture(lost(all, e));
    }
  }

  private static Chain chain(Entry entry, int attempt) {
    return Chain.read(entry.headers(), entry.acceptedAt(), attempt);
  }

  private CompletableFuture<Receipt> deliver(
      Map<String, SourceEvent> events, @Nullable Window window, Chain chain) {
    if (events.isEmpty() && (window == null || !window.last())) {
      // Somebody took them out of the journal; there is nothing left to deliver.
      return CompletableFuture.completedFuture(Receipt.unanswered(Set.of(), ""));
    }
    var batch =
        new Delivery(
            who.trigger(),
            faults.ordered(List.copyOf(events.values())),
            window == null ? null : windows.of(window));
    if (faults.duplicates()) {
      var unusedAgain = call(batch, chain);
    }
    return call(batch, chain)
        .handle((it, e) -> it == null ? lost(events.keySet(), e) : receipt(events, it));
  }

  private CompletableFuture<Invoked<BatchOutcome>> call(Delivery batch, Chain chain) {
    return host.calls().deliver(host.platform(), who.function(), batch, chain);
  }

  private Receipt receipt(Map<String, SourceEvent> events, Invoked<BatchOutcome> invoked) {
    var outcome = invoked.value();
    var failed = new HashSet<String>();
    events.forEach(
        (id, event) -> {
          if (!outcome.acknowledges(event.id()) || faults.losesAcknowledgement()) {
            failed.add(id);
          }
        });
    var report = invoked.report();
    var refused = REFUSED.contains(report.status());
    return new Receipt(failed, outcome.reason(), refused, report.id(), outcome);
  }

  private static Receipt lost(Set<String> all, @Nullable Throwable why) {
    return Receipt.unanswered(all, why == null ? "" : String.valueOf(why.getMessage()));
  }
}
