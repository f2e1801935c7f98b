// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Trigger;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.PollRules;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a trigger of what a mapping is asked to be. */
final class MappingSettings {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  /** What a stream's mapping reads at once if nothing is said. */
  private static final int STREAM_BATCH = 100;

  /** How often a message is delivered by a queue whose redrive policy is not known. */
  private static final int QUEUE_ATTEMPTS = 5;

  /** What changes how a mapping delivers, so that it must not be passed over. */
  private static final List<String> NOT_EMULATED = List.of("ProvisionedPollerConfig");

  private MappingSettings() {}

  /** The trigger of a new mapping. */
  static TriggerSpec of(Resource source, String name, Members asked, Instant now) {
    return switch (source.kind()) {
      case QUEUE -> changed(queue(source, name, asked), asked);
      case STREAM -> changed(stream(source, name, asked, now), asked);
      default -> changed(record(source, name, asked, now), asked);
    };
  }

  private static QueueTrigger queue(Resource source, String name, Members asked) {
    var ordered = asked.text("EventSourceArn").orElse("").endsWith(".fifo");
    return new QueueTrigger(
        name,
        source.source(),
        most(Limit.QUEUE_BATCH_DEFAULT),
        Duration.ZERO,
        ordered ? Order.PER_KEY : Order.NONE,
        QUEUE_ATTEMPTS,
        null,
        null,
        PollSettings.UNASKED);
  }

  private static StreamTrigger stream(Resource source, String name, Members asked, Instant now) {
    return new StreamTrigger(
        name,
        source.source(),
        STREAM_BATCH,
        Duration.ZERO,
        Order.NONE,
        ShardSettings.ENDLESS,
        null,
        ShardSettings.started(Trigger.STREAM, asked, now),
        PollSettings.UNASKED);
  }

  private static RecordTrigger record(Resource source, String name, Members asked, Instant now) {
    return new RecordTrigger(
        name,
        source.source(),
        STREAM_BATCH,
        Duration.ZERO,
        ShardSettings.ENDLESS,
        null,
        ShardSettings.started(Trigger.RECORD, asked, now),
        PollSettings.UNASKED);
  }

  private static void requireEmulated(Members asked) {
    for (var name : NOT_EMULATED) {
      if (!asked.node(name).isEmpty() || asked.node(name).isValueNode()) {
        throw LambdaProblem.invalid(
            "The emulator cannot give a mapping its " + name + "; leave it out.");
      }
    }
  }

  /** The trigger with what is asked to be otherwise. */
  static TriggerSpec changed(TriggerSpec before, Members asked) {
    requireEmulated(asked);
    var polling = PollSettings.changed(before, asked);
    if (before instanceof QueueTrigger it) {
      ShardSettings.refuse(asked);
      return queue(it, asked, polling);
    }
    asked.refuse("ScalingConfig", "Only queues of SQS have a ScalingConfig.");
    return before instanceof StreamTrigger it
        ? stream(it, asked, polling)
        : record((RecordTrigger) before, asked, polling);
  }

  private static StreamTrigger stream(StreamTrigger it, Members asked, PollRules polling) {
    return new StreamTrigger(
        it.name(),
        it.source(),
        batch(asked, it.batch()),
        window(asked, it.window()),
        it.order(),
        ShardSettings.attempts(asked, it.attempts()),
        deadLetter(asked, it.deadLetter()),
        ShardSettings.changed(it.shards(), asked),
        polling);
  }

  private static RecordTrigger record(RecordTrigger it, Members asked, PollRules polling) {
    return new RecordTrigger(
        it.name(),
        it.source(),
        batch(asked, it.batch()),
        window(asked, it.window()),
        ShardSettings.attempts(asked, it.attempts()),
        deadLetter(asked, it.deadLetter()),
        ShardSettings.changed(it.shards(), asked),
        polling);
  }

  /** What the mapping says of failures stands in the place of what the manifest says. */
  private static @Nullable String deadLetter(Members asked, @Nullable String before) {
    return asked.has(PollSettings.DESTINATION) ? null : before;
  }

  private static QueueTrigger queue(QueueTrigger it, Members asked, PollRules polling) {
    var batch = asked.number("BatchSize", 1, most(Limit.QUEUE_BATCH_MAX)).orElse(it.batch());
    var window = window(asked, it.window());
    requireFits(it, batch, window);
    return new QueueTrigger(
        it.name(),
        it.source(),
        batch,
        window,
        it.order(),
        it.attempts(),
        it.deadLetter(),
        pollers(asked, it.concurrency()),
        polling);
  }

  private static void requireFits(QueueTrigger it, int batch, Duration window) {
    var alone = most(Limit.QUEUE_BATCH_MAX_WITHOUT_WINDOW);
    if (it.order() != Order.NONE && (batch > alone || !window.isZero())) {
      throw LambdaProblem.invalid(
          "A FIFO queue has no batch window, and batches of " + alone + " messages at most.");
    }
    if (batch > alone && window.isZero()) {
      throw LambdaProblem.invalid(
          "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater"
              + " than "
              + alone);
    }
  }

  private static @Nullable Integer pollers(Members asked, @Nullable Integer before) {
    if (!asked.has("ScalingConfig")) {
      return before;
    }
    var most = most(Limit.QUEUE_DELIVERIES_MAX);
    return asked
        .object("ScalingConfig")
        .number("MaximumConcurrency", most(Limit.QUEUE_CONCURRENCY_MIN), most)
        .orElse(null);
  }

  private static int batch(Members asked, int otherwise) {
    return asked.number("BatchSize", 1, most(Limit.STREAM_BATCH_MAX)).orElse(otherwise);
  }

  private static Duration window(Members asked, Duration otherwise) {
    var most = PROFILE.get(Limit.QUEUE_WINDOW_MAX).duration().toSeconds();
    return asked
        .number("MaximumBatchingWindowInSeconds", 0, most)
        .map(Duration::ofSeconds)
        .orElse(otherwise);
  }

  static int most(Limit limit) {
    return PROFILE.get(limit).intValue();
  }
}
