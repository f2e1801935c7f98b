// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The events that a platform delivered together.
 *
 * <p>How a batch is worked through (order, parallelism, the margin before the deadline) is the
 * manifest's to say. A loop written by hand without a {@code try} lets one bad event hold up all
 * others: prefer {@link #each} or {@link #outcomes}, which have an outcome for every event whatever
 * happens. The runtime makes batches; this interface will grow and is not for implementing.
 *
 * @param <T> the type of each event's payload
 */
public interface Batch<T> extends Iterable<Event<T>> {

  /** The events in the order of their delivery. */
  List<Event<T>> events();

  @Override
  default Iterator<Event<T>> iterator() {
    return events().iterator();
  }

  /**
   * Hands each event to the handler, through the middleware, as if it had been delivered alone.
   * What returns is acknowledged, what throws has the outcome of {@link Outcome#of(Throwable)}. It
   * stops before the deadline and says of the rest that it was not attempted. With {@code order:
   * per-key} a failure stops the events with the same key.
   */
  BatchResult each(Context context, Handler<? super Event<T>, ?> handler);

  /**
   * Asks for each event's outcome; what throws has the outcome of {@link Outcome#of(Throwable)}.
   */
  BatchResult outcomes(Function<? super Event<T>, ? extends Outcome> outcome);
}
