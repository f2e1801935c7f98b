// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One invocation on its way to an instance.
 *
 * @param facts its id and the other facts that the platform tells an instance
 * @param trigger what started it: {@code http}, {@code direct}, {@code queue} or {@code native}
 * @param source the name of the trigger; {@code trigger} again where it has none
 * @param request what the instance is handed
 * @param sink where an answer goes while it is written; null if the caller wants it as a whole
 * @param ending completed once, when the caller can be answered
 */
public record Invocation(
    InvocationFacts facts,
    String trigger,
    String source,
    NativeRequest request,
    @Nullable ResponseSink sink,
    CompletableFuture<Ending> ending) {

  /** Checks that nothing is missing. */
  public Invocation {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(ending, "ending");
  }

  /** An invocation that nobody has seen yet. */
  public static Invocation of(InvocationFacts facts, String trigger, NativeRequest request) {
    return of(facts, trigger, trigger, request);
  }

  /** An invocation of a trigger that has a name of its own. */
  public static Invocation of(
      InvocationFacts facts, String trigger, String source, NativeRequest request) {
    return new Invocation(facts, trigger, source, request, null, new CompletableFuture<>());
  }

  /** The same invocation for a caller that takes the answer while it is written. */
  public Invocation into(@Nullable ResponseSink receiver) {
    return new Invocation(facts, trigger, source, request, receiver, ending);
  }

  /** Its id. */
  public String id() {
    return facts.id();
  }
}
