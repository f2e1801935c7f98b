// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import io.cloudevents.CloudEvent;
import java.util.Optional;

/**
 * One thing that happened, delivered to a function.
 *
 * <p>It is a {@link CloudEvent}: the {@code get…} accessors are CloudEvents' own (id, source, type,
 * subject, time, extensions), the bare names are Sampan's. Two events are equal only if they are
 * the same object. The runtime makes events; this interface will grow and is not for implementing.
 *
 * @param <T> the type of the payload
 */
public interface Event<T> extends CloudEvent {

  /**
   * What the event carries, decoded as the handler's type argument says: {@code String} and {@code
   * byte[]} are raw, all else is JSON.
   *
   * @throws RejectedException with the code {@code payload} if it cannot be decoded, since the next
   *     attempt would not decode it either
   */
  T payload();

  /**
   * What the event carries, decoded as the given type: for a function that takes several types of
   * event.
   *
   * @throws RejectedException with the code {@code payload} if it cannot be decoded
   */
  <P> P payload(Class<P> type);

  /** How the event came here. */
  Delivery delivery();

  /**
   * The cloud's own form of the event, if this cloud has one of the given type. Code that asks is
   * tied to that cloud.
   */
  <N> Optional<N> raw(Class<N> type);
}
