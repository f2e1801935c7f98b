// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.BatchResult;
import dev.sampan.Outcome;
import dev.sampan.runtime.IncomingEvent;
import java.io.IOException;
import java.util.List;

/**
 * Writes where a shard's batch failed: the first record that is not done, as Lambda reads the shard
 * again from there, whatever became of the records after it.
 */
final class ShardReply {

  private ShardReply() {}

  static byte[] write(List<IncomingEvent> events, BatchResult result) throws IOException {
    for (IncomingEvent event : events) {
      String sequence = event.delivery().receipt();
      if (!(result.outcome(sequence) instanceof Outcome.Ack)) {
        return SqsReply.write(List.of(sequence));
      }
    }
    return SqsReply.write(List.of());
  }
}
