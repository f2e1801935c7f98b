// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import dev.sampan.Body;
import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.BatchFailure;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.manifest.TriggerSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform tells destinations and dead letter queues when it is done with an event: no
 * function reads it as a request, and a platform that tells nobody writes none.
 */
public interface Notices {

  /**
   * What the platform sends to a destination or a dead letter queue when an accepted event has
   * ended; empty if it tells nobody of such an end.
   */
  default Optional<Body> asyncRecord(AsyncResult result, InvocationFacts facts) {
    return Optional.empty();
  }

  /**
   * The attributes with which the platform puts a failed event itself into a dead letter queue;
   * empty if it has no such queue beside its destinations.
   */
  default Optional<Map<String, String>> asyncDeadLetter(AsyncResult result, InvocationFacts facts) {
    return Optional.empty();
  }

  /** The names of those attributes that are numbers, where that is told. */
  default Set<String> asyncDeadLetterNumbers() {
    return Set.of();
  }

  /**
   * What the platform sends to the queue that a stream's or table's trigger names, when a batch
   * failed for good; empty if it sends the records themselves.
   *
   * @param batch records of one partition, in their order; at least one
   * @param facts those of the last invocation
   */
  default Optional<Body> failedBatch(
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      BatchFailure failure,
      InvocationFacts facts) {
    return Optional.empty();
  }
}
