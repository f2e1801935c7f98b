// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.End;
import dev.sampan.platform.NativeReply;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One runtime in an instance, from the start of its process to its end. What it does is told to the
 * instance together with which runtime it was, as the next one may have taken its place.
 */
final class LambdaRun {

  /** Is told what becomes of a runtime; see {@link RuntimeEvents}. */
  interface Owner {
    void ready(LambdaRun run);

    void initFailed(LambdaRun run, RuntimeError error);

    void replied(LambdaRun run, String invocation, NativeReply reply);

    void failed(LambdaRun run, String invocation, RuntimeError error);

    void tooLarge(LambdaRun run, String invocation, String message);

    void free(LambdaRun run, String invocation);

    void gone(LambdaRun run, End end);
  }

  final RuntimeApi api;
  final String phase;
  final Instant begunAt;
  private final CompletableFuture<RuntimeProcess> process = new CompletableFuture<>();
  private final Owner owner;
  private volatile boolean ready;

  /**
   * A runtime whose process is still to be started.
   *
   * @param phase {@code init}, or {@code invoke} if an invocation waits for it
   */
  LambdaRun(Owner owner, boolean concurrent, String phase, Instant begunAt) {
    this.owner = owner;
    this.phase = phase;
    this.begunAt = begunAt;
    this.api = new RuntimeApi(new Told(), concurrent);
  }

  /** Its process is there. */
  void starts(RuntimeProcess it) {
    process.complete(it);
    it.whenGone(end -> owner.gone(this, end));
  }

  /** Tells its process something, now or when it is there. */
  void tell(Consumer<RuntimeProcess> order) {
    var unused = process.thenAccept(order);
  }

  /** Its process; null while there is none. */
  @Nullable RuntimeProcess process() {
    return process.getNow(null);
  }

  /** Its init is over. */
  void markReady() {
    ready = true;
  }

  /** Whether its init is over. */
  boolean isReady() {
    return ready;
  }

  private final class Told implements RuntimeEvents {

    @Override
    public void ready() {
      markReady();
      tell(it -> owner.ready(LambdaRun.this));
    }

    @Override
    public void restores() {
      // The process goes on in the place of its snapshot, so there is nothing to be restored.
      return;
    }

    @Override
    public void initFailed(RuntimeError error) {
      owner.initFailed(LambdaRun.this, error);
    }

    @Override
    public void answered(String invocation, NativeReply reply) {
      owner.replied(LambdaRun.this, invocation, reply);
    }

    @Override
    public void failed(String invocation, RuntimeError error) {
      owner.failed(LambdaRun.this, invocation, error);
    }

    @Override
    public void tooLarge(String invocation, String message) {
      owner.tooLarge(LambdaRun.this, invocation, message);
    }

    @Override
    public void free(String invocation) {
      owner.free(LambdaRun.this, invocation);
    }
  }
}
