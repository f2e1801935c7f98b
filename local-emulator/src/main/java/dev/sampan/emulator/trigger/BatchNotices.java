// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.emulator.function.Facts;
import dev.sampan.platform.BatchFailure;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.delivery.DeliveryCommand.Dead;
import dev.sampan.platform.manifest.Destination;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * One event for each shard; none if the platform sends the records.
   *
   * @param request the id of the last invocation; empty if there was none
   * @param to where they go
   */
  List<SourceEvent> of(Subscriber who, List<Dead> dead, String request, Destination.Kind to) {
    var shards = new TreeMap<Integer, List<SourceEvent>>();
    for (var each : dead) {
      host.journal()
          .find(who.lane(), each.id())
          .map(it -> who.event(it, Math.max(1, each.attempts())))
          .ifPresent(it -> shards.computeIfAbsent(shard(it), at -> new ArrayList<>()).add(it));
    }
    var now = host.clock().instant();
    var id = request.isEmpty() ? UUID.randomUUID() : UUID.fromString(request);
    var facts = Facts.of(host.platform(), who.spec(), id, now);
    return shards.values().stream()
        .flatMap(it -> notice(who, it, failure(dead.get(0), now), facts).stream())
        .map(it -> event(to, it, now))
        .toList();
  }

  private static int shard(SourceEvent event) {
    return event instanceof StreamRecord it ? it.partition() : 0;
  }

  private static BatchFailure failure(Dead dead, Instant now) {
    return new BatchFailure(Burial.tooOld(dead.reason()), dead.attempts(), now);
  }

  private Optional<Body> notice(
      Subscriber who, List<SourceEvent> batch, BatchFailure failure, InvocationFacts facts) {
    return NativeWires.of(host.platform()).failedBatch(who.trigger(), batch, failure, facts);
  }

  private static SourceEvent event(Destination.Kind to, Body notice, Instant now) {
    var id = UUID.randomUUID().toString();
    return switch (to) {
      case QUEUE -> new QueueMessage(id, notice, Map.of(), null, 1, now);
      case TOPIC -> new TopicMessage(id, notice, Map.of(), null, 1, now);
    };
  }
}
