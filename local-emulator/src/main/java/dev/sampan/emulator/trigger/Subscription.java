// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.delivery.DeliveryCommand;
import dev.sampan.platform.delivery.DeliveryInput;
import dev.sampan.platform.delivery.DeliveryItem;
import dev.sampan.platform.delivery.DeliveryModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One trigger of one function: tells its model what happens, at the real time, and carries out what
 * the model orders. Only ids and their times are in memory. Thread-safe: everything runs in its
 * inbox.
 */
final class Subscription {

  private final Subscriber who;
  private final SourceHost host;
  private final Burial burial;
  private final DeliveryModel model;
  private final Inbox inbox;
  private final WindowStates windows;
  private final Courier courier;
  private final CompletableFuture<@Nullable Void> drained = new CompletableFuture<>();

  /** What the model has, so that nothing is in it twice. */
  private final Set<String> known = new HashSet<>();

  /** What was accepted while older entries were still read from disk. */
  private final List<DeliveryItem> newcomers = new ArrayList<>();

  /** What the step that is done just now gives up. */
  private final List<DeliveryCommand.Dead> dead = new ArrayList<>();

  /** The id of the invocation whose answer is handled just now; empty if none is. */
  private String request = "";

  private boolean recovered;
  private boolean stopped;
  private @Nullable ScheduledFuture<?> wake;
  private volatile int waiting;
  private volatile int inFlight;

  Subscription(Subscriber who, SourceHost host, Burial burial) {
    this.who = who;
    this.host = host;
    this.burial = burial;
    this.model = who.model(host.platform(), host.mostInstances());
    this.inbox = new Inbox(host.threads());
    this.windows = new WindowStates(host, who);
    this.courier = new Courier(who, host, windows);
    if (!who.paused()) {
      inbox.post(() -> windows.resumed().forEach(this::step));
    }
  }

  Subscriber who() {
    return who;
  }

  SourceReport.Subscriber report() {
    return new SourceReport.Subscriber(who.function(), who.trigger().name(), waiting, inFlight);
  }

  int pending() {
    return waiting + inFlight;
  }

  /** Takes an entry of its lane that is on disk; one that it has already is not taken twice. */
  void add(Entry entry) {
    if (passesOver(entry)) {
      return;
    }
    var item = who.item(entry);
    inbox.post(
        () -> {
          if (recovered) {
            take(item);
          } else {
            newcomers.add(item);
          }
        });
  }

  /** What its filter does not let through is done; as long as it pauses nobody looks at it. */
  private boolean passesOver(Entry entry) {
    if (who.paused() || who.delivers(entry, host.platform(), host.clock().instant())) {
      return false;
    }
    host.journal().remove(who.lane(), List.of(entry.id()));
    return true;
  }

  /** Takes an entry that was on disk before the subscription was made. */
  void recover(Entry entry) {
    if (passesOver(entry)) {
      return;
    }
    var item = who.item(entry);
    inbox.post(() -> take(item));
  }

  /** All that was on disk before has been taken: what came since follows. */
  void recovered() {
    inbox.post(
        () -> {
          recovered = true;
          newcomers.forEach(this::take);
          newcomers.clear();
        });
  }

  private void take(DeliveryItem item) {
    if (!stopped && known.add(item.id())) {
      if (who.paused()) {
        waiting = known.size();
        return;
      }
      step(new DeliveryInput.Accepted(List.of(item)));
    }
  }

  /** Looks at the time; completed when it has, and has begun what is due. */
  CompletableFuture<@Nullable Void> tick() {
    var done = new CompletableFuture<@Nullable Void>();
    inbox.post(
        () -> {
          step(new DeliveryInput.Tick());
          done.complete(null);
        });
    return done;
  }

  private void look() {
    inbox.post(() -> step(new DeliveryInput.Tick()));
  }

  /** Begins no further delivery; completed when those under way are answered. */
  CompletableFuture<@Nullable Void> stop() {
    inbox.post(
        () -> {
          stopped = true;
          step(new DeliveryInput.Stop());
        });
    return drained;
  }

  private void step(DeliveryInput input) {
    for (var command : model.step(input, host.clock().instant())) {
      obey(command);
    }
    if (!dead.isEmpty()) {
      burial.bury(who, List.copyOf(dead), request);
      dead.clear();
    }
    waiting = who.paused() ? known.size() : model.waiting();
    inFlight = model.inFlight();
    if (stopped && model.deliveries() == 0) {
      drained.complete(null);
    }
  }

  private void obey(DeliveryCommand command) {
    if (command instanceof DeliveryCommand.Deliver it) {
      deliver(it);
    } else if (command instanceof DeliveryCommand.Done it) {
      it.ids().forEach(known::remove);
      host.journal().remove(who.lane(), it.ids());
    } else if (command instanceof DeliveryCommand.Retry it) {
      host.journal().attempted(who.lane(), it.id(), it.attempts(), it.notBefore());
    } else if (command instanceof DeliveryCommand.Dead it) {
      known.remove(it.id());
      dead.add(it);
    } else if (command instanceof DeliveryCommand.WakeAt it) {
      wakeAt(it.at());
    }
  }

  private void wakeAt(Instant at) {
    if (wake != null) {
      wake.cancel(false);
    }
    try {
      var delay = Duration.between(host.clock().instant(), at).toMillis() + 1;
      wake = host.timer().schedule(this::look, Math.max(delay, 0), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The emulator is closing; what waits is in the journal.
      stopped = true;
    }
  }

  private void deliver(DeliveryCommand.Deliver delivery) {
    var unused =
        courier
            .deliver(delivery.items(), delivery.window())
            .thenAccept(it -> inbox.post(() -> answered(delivery, it)));
  }

  private void answered(DeliveryCommand.Deliver delivery, Courier.Receipt receipt) {
    var window = delivery.window();
    var outcome = receipt.outcome();
    var closes = window != null && outcome != null && windows.answered(window, outcome);
    request = receipt.request();
    step(
        new DeliveryInput.Answered(
            delivery.delivery(), receipt.failed(), receipt.reason(), receipt.refused(), closes));
    request = "";
  }
}
