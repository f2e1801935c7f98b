// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a platform makes of the reply to a batch of messages: those that failed are delivered again,
 * the others are done.
 *
 * @param failed the ids of the failed messages, in the order of the batch
 * @param reason why they failed, for people; empty when none did
 * @param state what the function wants to be given with the next batch of a window; null if it says
 *     nothing of it, or there is no window
 */
public record BatchOutcome(Set<String> failed, String reason, @Nullable Body state) {

  /** Keeps a copy of the ids in their order. */
  public BatchOutcome {
    Objects.requireNonNull(reason, "reason");
    failed = Collections.unmodifiableSet(new LinkedHashSet<>(failed));
  }

  /** An outcome without a state. */
  public BatchOutcome(Set<String> failed, String reason) {
    this(failed, reason, null);
  }

  /** Every message is done. */
  public static BatchOutcome acknowledged() {
    return new BatchOutcome(Set.of(), "");
  }

  /** No message of the batch is done. */
  public static BatchOutcome allFailed(List<? extends SourceEvent> batch, String reason) {
    var ids = new LinkedHashSet<String>();
    for (var message : batch) {
      ids.add(message.id());
    }
    return new BatchOutcome(ids, reason);
  }

  /** The same with a state. */
  public BatchOutcome with(Body kept) {
    return new BatchOutcome(failed, reason, kept);
  }

  /** Whether the message with this id is done. */
  public boolean acknowledges(String id) {
    return !failed.contains(id);
  }
}
