// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.invocation.Startup;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An instance of a pool, from the order to start it until its process is gone. */
final class Member {

  private final String id;
  private final Instant startedAt;
  private final CompletableFuture<Instance> instance = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private volatile @Nullable Startup startup;
  private volatile boolean ending;
  private volatile int running;
  private volatile int served;

  Member(String id, Instant startedAt) {
    this.id = id;
    this.startedAt = startedAt;
  }

  String id() {
    return id;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** The instance, once its process is there. */
  CompletableFuture<Instance> instance() {
    return instance;
  }

  /** Completed when its process has ended. */
  CompletableFuture<@Nullable Void> gone() {
    return gone;
  }

  @Nullable Startup startup() {
    return startup;
  }

  int running() {
    return running;
  }

  int served() {
    return served;
  }

  String state() {
    if (ending) {
      return "ending";
    }
    return startup == null ? "starting" : running > 0 ? "busy" : "idle";
  }

  String log() {
    return instance.isDone() && !instance.isCompletedExceptionally() ? instance.join().log() : "";
  }

  void ready(Startup took) {
    startup = took;
  }

  void takes() {
    running = running + 1;
    served = served + 1;
  }

  void leaves() {
    running = Math.max(0, running - 1);
  }

  void ends() {
    ending = true;
  }
}
