// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.emulator.function.Facts;
import dev.sampan.platform.BatchFailure;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.delivery.DeliveryCommand.Dead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a platform tells of batches that failed for good, where it tells of them and does not send
 * their records: Lambda of those of Kinesis and DynamoDB.
 */
final class BatchNotices {

  private final SourceHost host;

  BatchNotices(SourceHost host) {
    this.host = host;
  }

  /**
   * One message for each shard; none if the platform sends the records.
   *
   * @param request the id of the last invocation; empty if there was none
   */
  List<QueueMessage> of(Subscriber who, List<Dead> dead, String request) {
    var shards = new TreeMap<Integer, List<SourceEvent>>();
    for (var each : dead) {
      host.journal()
          .find(who.lane(), each.id())
          .map(it -> who.event(it, Math.max(1, each.attempts())))
          .ifPresent(it -> shards.computeIfAbsent(shard(it), at -> new ArrayList<>()).add(it));
    }
    var id = request.isEmpty() ? UUID.randomUUID() : UUID.fromString(request);
    var facts = Facts.of(host.platform(), who.spec(), id, host.clock().instant());
    return shards.values().stream()
        .flatMap(it -> message(who, it, failure(dead.get(0)), facts).stream())
        .toList();
  }

  private static int shard(SourceEvent event) {
    return event instanceof StreamRecord it ? it.partition() : 0;
  }

  private BatchFailure failure(Dead dead) {
    return new BatchFailure(Burial.tooOld(dead.reason()), dead.attempts(), host.clock().instant());
  }

  private List<QueueMessage> message(
      Subscriber who, List<SourceEvent> batch, BatchFailure failure, InvocationFacts facts) {
    return NativeWires.of(host.platform())
        .failedBatch(who.trigger(), batch, failure, facts)
        .stream()
        .map(
            it ->
                new QueueMessage(
                    UUID.randomUUID().toString(), it, Map.of(), null, 1, failure.endedAt()))
        .toList();
  }
}
