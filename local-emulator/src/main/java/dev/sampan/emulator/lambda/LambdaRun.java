// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.End;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One runtime in an instance with its extensions, from the start of its processes to their end.
 * What it does is told to the instance together with which runtime it was, as the next one may have
 * taken its place.
 */
final class LambdaRun {

  /** Is told what becomes of a runtime. */
  interface Owner {

    /** It asks for its first invocation, and its extensions are ready. */
    void ready(LambdaRun run);

    /** It can be snapshotted, and goes on as if it had been restored. */
    void restores(LambdaRun run);

    void initFailed(LambdaRun run, RuntimeError error);

    /** Its process has ended. */
    void gone(LambdaRun run, End end);

    /** An extension has ended, by its own choice. */
    void extensionGone(LambdaRun run, RuntimeError error);

    /** Nothing of it is left. */
    void left(LambdaRun run, End last);
  }

  final RuntimeApi api;
  final Extensions extensions;
  final String phase;
  final Instant begunAt;
  private final CompletableFuture<RuntimeProcess> process = new CompletableFuture<>();
  private final Map<String, RuntimeProcess> programs = new ConcurrentHashMap<>();
  private final AtomicInteger living = new AtomicInteger();
  private final AtomicBoolean launched = new AtomicBoolean();
  private final InstanceSetup setup;
  private final Owner owner;
  private final LambdaAnswers answers;
  private final RuntimeEvents told = new Told();
  private volatile boolean ready;
  private volatile @Nullable Instant restoredAt;
  private volatile boolean ending;

  /**
   * A runtime whose processes are still to be started.
   *
   * @param phase {@code init}, or {@code invoke} if an invocation waits for it
   */
  LambdaRun(InstanceSetup setup, Owner owner, LambdaAnswers answers, String phase) {
    this.setup = setup;
    this.owner = owner;
    this.answers = answers;
    this.phase = phase;
    this.begunAt = setup.clock().instant();
    this.api = new RuntimeApi(told, setup.type() == InitType.MANAGED);
    this.extensions =
        new Extensions(
            setup.extensions().stream().map(ExtensionProgram::name).toList(),
            setup.type() == InitType.MANAGED);
  }

  /**
   * Starts its extensions, and the runtime when they have registered.
   *
   * @throws IOException if a program cannot be started
   */
  void start() throws IOException {
    for (var program : setup.extensions()) {
      var child = program.launch().start();
      programs.put(program.name(), child);
      living.incrementAndGet();
      child.whenGone(end -> programGone(program.name(), end));
    }
    if (extensions.allRegistered()) {
      launch();
    }
  }

  private void launch() throws IOException {
    if (!ending && launched.compareAndSet(false, true)) {
      var child = setup.launch().start();
      living.incrementAndGet();
      process.complete(child);
      child.whenGone(this::runtimeGone);
      if (ending) {
        child.kill();
      }
    }
  }

  /** An extension has registered; the last one lets the runtime start. */
  void registered() {
    if (extensions.allRegistered() && !launched.get()) {
      setup
          .calls()
          .execute(
              () -> {
                try {
                  launch();
                } catch (IOException e) {
                  owner.initFailed(this, RuntimeError.entrypoint(e));
                }
              });
    }
  }

  private void runtimeGone(End end) {
    owner.gone(this, end);
    part(end);
  }

  private void programGone(String name, End end) {
    var type = extensions.exits(name);
    if (!ending) {
      var message = "Error: extension " + name + ": " + end.detail();
      owner.extensionGone(this, RuntimeError.of(type, message));
    }
    part(end);
  }

  private void part(End end) {
    if (living.decrementAndGet() == 0) {
      owner.left(this, end);
    }
  }

  /** Ends it: at once without extensions, else they are told and have a moment. */
  void end(String reason) {
    ending = true;
    if (programs.isEmpty()) {
      tell(RuntimeProcess::kill);
    } else {
      tell(it -> it.terminate(ExtensionEvents.GRACE));
      extensions.send("SHUTDOWN", ExtensionEvents.shutdown(reason, setup.clock().instant()));
      programs.forEach(this::endProgram);
    }
    if (living.get() == 0) {
      owner.left(this, new End(FailureKind.CRASHED, "never started"));
    }
  }

  /** Whether it takes its time to end. */
  boolean lingers() {
    return !programs.isEmpty();
  }

  private void endProgram(String name, RuntimeProcess program) {
    if (extensions.takes(name, "SHUTDOWN")) {
      program.killAfter(ExtensionEvents.GRACE);
    } else {
      program.kill();
    }
  }

  /** Tells its process something, now or when it is there. */
  void tell(Consumer<RuntimeProcess> order) {
    var unused = process.thenAccept(order);
  }

  /** Its process; null while there is none. */
  @Nullable RuntimeProcess process() {
    return process.getNow(null);
  }

  /** It goes on in the place of its snapshot. */
  void restoresAt(Instant time) {
    restoredAt = time;
  }

  /** Since when it goes on in the place of its snapshot; null if there is none. */
  @Nullable Instant restoredAt() {
    return restoredAt;
  }

  /** Whether its init is over. */
  boolean isReady() {
    return ready;
  }

  /** Where its API tells what the runtime does. */
  RuntimeEvents told() {
    return told;
  }

  private final class Told implements RuntimeEvents {

    @Override
    public void ready() {
      extensions.close();
      extensions.whenSettled(
          () -> {
            ready = true;
            tell(it -> owner.ready(LambdaRun.this));
          });
    }

    @Override
    public void restores() {
      owner.restores(LambdaRun.this);
    }

    @Override
    public void initFailed(RuntimeError error) {
      owner.initFailed(LambdaRun.this, error);
    }

    @Override
    public void answered(String invocation, NativeReply reply) {
      answers.replied(LambdaRun.this, invocation, reply);
    }

    @Override
    public void failed(String invocation, RuntimeError error) {
      answers.failed(LambdaRun.this, invocation, error);
    }

    @Override
    public void tooLarge(String invocation, String message) {
      answers.tooLarge(LambdaRun.this, invocation, message);
    }

    @Override
    public void free(String invocation) {
      answers.free(LambdaRun.this, invocation);
    }
  }
}
