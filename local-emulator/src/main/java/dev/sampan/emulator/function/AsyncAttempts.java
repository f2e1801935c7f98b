// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.delivery.AsyncRetry;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Runs one function with accepted events. */
final class AsyncAttempts implements AsyncTarget {

  private final Platform platform;
  private final String function;
  private final Calls calls;
  private final Functions functions;
  private final AsyncCalls.Host host;

  AsyncAttempts(
      Platform platform, String function, Calls calls, Functions functions, AsyncCalls.Host host) {
    this.platform = platform;
    this.function = function;
    this.calls = calls;
    this.functions = functions;
    this.host = host;
  }

  @Override
  public FunctionSpec spec() {
    return functions
        .find(platform, function)
        .orElseThrow(
            () -> new UnknownFunctionException("the manifest has no function " + function));
  }

  @Override
  public AsyncRetry rules(FunctionSpec spec) {
    return AsyncRetry.of(platform, spec);
  }

  @Override
  public InvocationFacts facts(FunctionSpec spec, Entry entry) {
    var id = UUID.fromString(entry.id());
    var chain = Chain.read(entry.headers(), entry.acceptedAt(), entry.attempt() + 1);
    return Facts.of(platform, spec, id, chain, host.clock().instant());
  }

  @Override
  public CompletableFuture<DirectOutcome> run(
      FunctionSpec spec, InvocationFacts facts, Entry entry) {
    var chain = Chain.read(entry.headers(), entry.acceptedAt(), facts.attempt());
    var id = UUID.fromString(entry.id());
    var said = DirectCall.of(id, entry.body(), chain, AsyncSaid.headers(entry));
    return calls.attempt(platform, spec, facts, said).thenApply(it -> it.value());
  }
}
