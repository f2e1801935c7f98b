// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.kernel.Slot;
import dev.sampan.platform.kernel.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instance of a pool, from the order to start it until its process is gone. */
final class Member {

  private final Slot slot;
  private final Instant startedAt;
  private final CompletableFuture<Instance> instance = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private volatile @Nullable Startup startup;
  private volatile @Nullable StopReason ending;
  private final AtomicInteger running = new AtomicInteger();

  /** What runs in it; owned by the pool. */
  private final Map<String, Flight> aboard = new HashMap<>();

  private final AtomicInteger served = new AtomicInteger();
  private final Object launch = new Object();
  private Duration provision = Duration.ZERO;
  private @Nullable Instant begunAt;
  private boolean cancelled;
  private boolean launched;

  Member(Slot slot, Instant startedAt) {
    this.slot = slot;
    this.startedAt = startedAt;
  }

  String id() {
    return slot.id();
  }

  /** The instance as the kernel knows it. */
  Slot slot() {
    return slot;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** The instance, once its process is there. */
  CompletableFuture<Instance> instance() {
    return instance;
  }

  /** Gives it an order, now or when its process is there; never if there is none. */
  void tell(Consumer<Instance> order) {
    var unused = instance.thenAccept(order);
  }

  /** Completed when its process has ended. */
  CompletableFuture<@Nullable Void> gone() {
    return gone;
  }

  void provisionTakes(Duration time) {
    synchronized (launch) {
      provision = time;
    }
  }

  /** Its process starts now; false if it is no longer wanted. */
  boolean begins(Instant now) {
    synchronized (launch) {
      begunAt = cancelled ? null : now;
      return !cancelled;
    }
  }

  /** It is no longer wanted; false if its process starts already. */
  boolean cancels() {
    synchronized (launch) {
      cancelled = begunAt == null;
      return cancelled;
    }
  }

  /** Its start is over; true the first time, and only if it began. */
  boolean endsLaunch() {
    synchronized (launch) {
      var first = begunAt != null && !launched;
      launched = true;
      return first;
    }
  }

  @Nullable Startup startup() {
    return startup;
  }

  int running() {
    return running.get();
  }

  int served() {
    return served.get();
  }

  String state() {
    if (ending != null) {
      return "ending";
    }
    return startup == null ? launchState() : running.get() > 0 ? "busy" : "idle";
  }

  String log() {
    return known() ? instance.join().log() : "";
  }

  /** The most memory that it ever held, in MiB; 0 if that is not known. */
  long peakMiB() {
    return known() ? instance.join().peakMiB() : 0;
  }

  /** The id of its process; 0 if there is none yet. */
  long pid() {
    return known() ? instance.join().pid() : 0;
  }

  private boolean known() {
    return instance.isDone() && !instance.isCompletedExceptionally();
  }

  private String launchState() {
    synchronized (launch) {
      return begunAt == null ? "queued" : "starting";
    }
  }

  /** It is ready; answers with how long it took in all. */
  Startup ready(Startup took) {
    synchronized (launch) {
      var before = Duration.between(startedAt, begunAt == null ? startedAt : begunAt);
      var waited = before.minus(provision);
      var whole = took.after(provision, waited.isNegative() ? Duration.ZERO : waited);
      startup = whole;
      return whole;
    }
  }

  void takes(Flight flight) {
    aboard.put(flight.invocation().id(), flight);
    running.incrementAndGet();
    served.incrementAndGet();
  }

  /** The invocation that leaves; null if the pool has already ended it. */
  @Nullable Flight leaves(String invocation) {
    running.decrementAndGet();
    return aboard.remove(invocation);
  }

  /** The pool has ended an invocation whose place may never be free. */
  void forgets(String invocation) {
    aboard.remove(invocation);
  }

  void ends(StopReason why) {
    ending = why;
  }

  /** Why it ended: by the emulator's order, or else as its process says. */
  String end(String process) {
    var why = ending;
    return why == null ? process : why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
