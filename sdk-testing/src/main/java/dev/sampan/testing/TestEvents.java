// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Batch;
import dev.sampan.Body;
import dev.sampan.Event;
import dev.sampan.platform.QueueMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is delivered to a function.
 *
 * <pre>{@code
 * receipts.handle(TestEvents.event(order).withAttempt(2), TestContext.of());
 * }</pre>
 */
public final class TestEvents {

  private TestEvents() {}

  /** An event with this payload and the id {@code event-1}, as a queue delivers it first. */
  public static <T> TestEvent<T> event(T payload) {
    return TestEvent.of("event-1", payload);
  }

  /**
   * A batch of events with these payloads and the ids {@code event-1}, {@code event-2} …
   *
   * <p>{@link Batch#each} calls the handler for one event after another, without middleware, and
   * keeps no order by key: these are the manifest's to say, so run the function by {@link
   * Deployment} to see them.
   */
  @SafeVarargs
  public static <T> Batch<T> batch(T... payloads) {
    List<Event<T>> events = new ArrayList<>();
    for (T payload : payloads) {
      events.add(TestEvent.of("event-" + (events.size() + 1), payload));
    }
    return batch(events);
  }

  /** A batch of these events; their receipts must differ. */
  public static <T> Batch<T> batch(List<? extends Event<T>> events) {
    return new TestBatch<>(events);
  }

  /**
   * A message for {@link RunningFunction#queue}, without a key.
   *
   * @param body bytes, text or a {@link Body} as they are; anything else as JSON
   */
  public static QueueMessage message(String id, Object body) {
    return message(id, null, body);
  }

  /**
   * A message for {@link RunningFunction#queue}.
   *
   * @param key the ordering key; null for none
   * @param body bytes, text or a {@link Body} as they are; anything else as JSON
   */
  public static QueueMessage message(String id, @Nullable String key, Object body) {
    Body bytes = Body.of(Payload.bytes(body));
    return new QueueMessage(id, bytes, Map.of(), key, 1, TestContext.NOON);
  }
}
