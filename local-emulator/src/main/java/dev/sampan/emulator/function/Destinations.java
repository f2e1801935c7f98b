// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Body;
import dev.sampan.platform.manifest.Destination;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where records of accepted events that have ended are sent to. Thread-safe. */
@FunctionalInterface
public interface Destinations {

  /**
   * Sends a record to a queue or a topic.
   *
   * @param id the record's id, the same if it is sent once more
   * @param attributes what stands beside it
   * @param numbers the names of those attributes that are numbers
   * @return completed once it is on disk; fails if it is not accepted now
   */
  CompletableFuture<@Nullable Void> send(
      Destination to, String id, Body record, Map<String, String> attributes, Set<String> numbers);
}
