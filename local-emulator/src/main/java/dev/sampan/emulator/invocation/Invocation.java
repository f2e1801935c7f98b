// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * One invocation on its way to an instance.
 *
 * @param facts its id and the other facts that the platform tells an instance
 * @param trigger what started it: {@code http}, {@code direct}, {@code queue} or {@code native}
 * @param request what the instance is handed
 * @param ending completed once, when the caller can be answered
 */
public record Invocation(
    InvocationFacts facts,
    String trigger,
    NativeRequest request,
    CompletableFuture<Ending> ending) {

  /** Checks that nothing is missing. */
  public Invocation {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(ending, "ending");
  }

  /** An invocation that nobody has seen yet. */
  public static Invocation of(InvocationFacts facts, String trigger, NativeRequest request) {
    return new Invocation(facts, trigger, request, new CompletableFuture<>());
  }

  /** Its id. */
  public String id() {
    return facts.id();
  }
}
