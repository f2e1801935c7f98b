// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Cancellation;
import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Log;
import dev.sampan.Publisher;
import dev.sampan.Trace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The context of one invocation, or of one item of a batch. Immutable. */
final class InvocationContext implements Context {

  private final LoadedFunction function;
  private final Call call;
  private final @Nullable Added added;

  private InvocationContext(LoadedFunction function, Call call, @Nullable Added added) {
    this.function = function;
    this.call = call;
    this.added = added;
  }

  InvocationContext(LoadedFunction function, Call call) {
    this(function, call, null);
  }

  @Override
  public String invocationId() {
    return call.id();
  }

  @Override
  public String function() {
    return function.entry().name();
  }

  @Override
  public String platform() {
    return function.platform();
  }

  @Override
  public int attempt() {
    return call.attempt();
  }

  @Override
  public boolean coldStart() {
    return call.coldStart();
  }

  @Override
  public Deadline deadline() {
    return call.deadline();
  }

  @Override
  public Cancellation cancellation() {
    return call.cancellation();
  }

  @Override
  public Trace trace() {
    return call.trace();
  }

  @Override
  public Log logger() {
    return call.log();
  }

  @Override
  public Publisher publisher() {
    return function.publisher(call);
  }

  @Override
  public <N> Optional<N> raw(Class<N> type) {
    for (Object each : call.attributes()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  @Override
  public <A> Optional<A> attribute(Class<A> type) {
    for (Added each = added; each != null; each = each.before) {
      if (each.type == type) {
        return Optional.of(type.cast(each.value));
      }
    }
    return raw(type);
  }

  @Override
  public <A> Context with(Class<A> type, A value) {
    return new InvocationContext(function, call, new Added(type, type.cast(value), added));
  }

  /** The same context as the given attempt, which one item of a batch may know better. */
  InvocationContext withAttempt(int attempt) {
    return attempt == call.attempt()
        ? this
        : new InvocationContext(function, call.withAttempt(attempt), added);
  }

  /** One value that middleware added; a list, as there are two or three at most. */
  private static final class Added {
    private final Class<?> type;
    private final Object value;
    private final @Nullable Added before;

    Added(Class<?> type, Object value, @Nullable Added before) {
      this.type = type;
      this.value = value;
      this.before = before;
    }
  }
}
