// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Cancellation;
import dev.sampan.Deadline;
import dev.sampan.Log;
import dev.sampan.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of one invocation.
 *
 * @param id the platform's id of the invocation
 * @param attempt which attempt this is, from 1; a lower bound, as not every platform tells
 * @param coldStart whether this is the first invocation of its instance
 * @param deadline when the platform gives up
 * @param trace the caller's trace
 * @param log where lines about this invocation go
 * @param attributes objects by class: a {@link dev.sampan.Caller}, the native request
 * @param cancellation whether it should end early
 */
public record Call(
    String id,
    int attempt,
    boolean coldStart,
    Deadline deadline,
    Trace trace,
    Log log,
    List<Object> attributes,
    Cancellation cancellation) {

  private static final Trace NO_TRACE = new Trace("", "");

  /** Checks the attempt, and copies the attributes. */
  public Call {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt must be 1 or more: " + attempt);
    }
    attributes = List.copyOf(attributes);
  }

  /** A first attempt in a warm instance, without a trace, to be cancelled by its deadline. */
  public static Call of(String id, Deadline deadline, Log log) {
    return new Call(id, 1, false, deadline, NO_TRACE, log, List.of(), new EarlyEnd(deadline));
  }

  /** The same call as the given attempt, from 1. */
  public Call withAttempt(int number) {
    return new Call(id, number, coldStart, deadline, trace, log, attributes, cancellation);
  }

  /** The same call, first of its instance or not. */
  public Call withColdStart(boolean first) {
    return new Call(id, attempt, first, deadline, trace, log, attributes, cancellation);
  }

  /** The same call within the given trace. */
  public Call withTrace(Trace found) {
    return new Call(id, attempt, coldStart, deadline, found, log, attributes, cancellation);
  }

  /** The same call with one more attribute. */
  public Call withAttribute(Object attribute) {
    List<Object> more = new ArrayList<>(attributes);
    more.add(attribute);
    return new Call(id, attempt, coldStart, deadline, trace, log, more, cancellation);
  }

  /** It has ended: who waits for its cancellation is forgotten. */
  void over() {
    if (cancellation instanceof EarlyEnd it) {
      it.over();
    }
  }

  /** The same call with the given cancellation. */
  public Call withCancellation(Cancellation other) {
    return new Call(id, attempt, coldStart, deadline, trace, log, attributes, other);
  }
}
