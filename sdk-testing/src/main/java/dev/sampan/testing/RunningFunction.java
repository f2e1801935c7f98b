// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.runtime.Published;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Optional;

/**
 * One instance of a function, run directly or on a platform that the test kit plays: the platform's
 * own loop or server of the adapter serves it, over a byte channel in memory. Thread-safe.
 *
 * <p>What a method takes is what a caller of the platform sends, and what it returns is what the
 * caller gets: with the platform's limits and its own form of failures.
 */
public interface RunningFunction extends AutoCloseable {

  /** The platform; empty if the function runs directly, without any adapter. */
  Optional<Platform> platform();

  /**
   * Sends an HTTP request and returns the whole response.
   *
   * @throws NotExpressibleException if the platform cannot carry the request to this function
   */
  HttpResponse http(HttpRequest request);

  /**
   * Calls the function directly, as the platform's own API for invocations does.
   *
   * @param payload bytes, text or a {@link Body} as they are; anything else as JSON
   * @return the result's bytes; {@link Body#as} reads them
   * @throws FunctionFailedException if the function failed
   * @throws NotExpressibleException if the platform cannot call this function directly
   */
  Body direct(Object payload);

  /**
   * Delivers messages to the function's queue trigger: in batches as large as the trigger allows,
   * or singly where the platform knows no batches.
   *
   * @return which messages the platform takes for failed and would deliver again
   * @throws IllegalArgumentException if the function has no queue trigger
   * @throws NotExpressibleException if the platform cannot carry one of the messages
   */
  BatchOutcome queue(List<QueueMessage> messages);

  /** Delivers messages as {@link #queue(List)} does. */
  default BatchOutcome queue(QueueMessage... messages) {
    return queue(List.of(messages));
  }

  /**
   * Delivers a CloudEvent to the first trigger of the function that is not HTTP.
   *
   * @return the bytes of the answer; empty or {@code null} in JSON if there is none
   * @throws FunctionFailedException if the event is not done
   * @throws IllegalArgumentException if the function has no trigger for events
   * @throws NotExpressibleException if the platform cannot deliver events to this function
   */
  Body event(CloudEvent event);

  /**
   * What the function published so far, in order. All of it was accepted; what the manifest does
   * not list under {@code publishes} is refused, as everywhere.
   */
  List<Published> published();

  /** What crossed the wire so far, in order; nothing if the function runs directly. */
  List<Exchange> exchanges();

  /** What the function and the adapter wrote to the instance's log so far. */
  String log();

  /**
   * Ends the instance as the platform does: a call in flight is given a few seconds, then all its
   * threads end.
   */
  @Override
  void close();
}
