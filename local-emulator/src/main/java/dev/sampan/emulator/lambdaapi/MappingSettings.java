// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ShardRules;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a trigger of what a mapping is asked to be. */
final class MappingSettings {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  /** What a stream's mapping reads at once if nothing is said. */
  private static final int STREAM_BATCH = 100;

  /** How often a message is delivered by a queue whose redrive policy is not known. */
  private static final int QUEUE_ATTEMPTS = 5;

  private static final int MOST_RETRIES = 10_000;
  private static final int LEAST_AGE = 60;
  private static final int MOST_AGE = 604_800;
  private static final int LEAST_POLLERS = 2;

  /** What changes how a mapping delivers, so that it must not be passed over. */
  private static final List<String> NOT_EMULATED =
      List.of(
          "FilterCriteria",
          "DestinationConfig",
          "TumblingWindowInSeconds",
          "ProvisionedPollerConfig",
          "StartingPositionTimestamp");

  /** A batch is not cut in two unless that is asked for. */
  private static final ShardRules UNASKED = new ShardRules(1, null, false);

  private MappingSettings() {}

  /** The trigger of a new mapping. */
  static TriggerSpec of(Resource source, String name, Members asked) {
    return switch (source.kind()) {
      case QUEUE -> queue(source, name, asked);
      case STREAM ->
          changed(
              new StreamTrigger(
                  name,
                  source.source(),
                  STREAM_BATCH,
                  Duration.ZERO,
                  Order.NONE,
                  most(Limit.STREAM_ATTEMPTS_MAX),
                  null,
                  UNASKED),
              started(asked));
      default ->
          changed(
              new RecordTrigger(
                  name,
                  source.source(),
                  STREAM_BATCH,
                  most(Limit.STREAM_ATTEMPTS_MAX),
                  null,
                  UNASKED),
              started(asked));
    };
  }

  private static TriggerSpec queue(Resource source, String name, Members asked) {
    var ordered = asked.text("EventSourceArn").orElse("").endsWith(".fifo");
    return changed(
        new QueueTrigger(
            name,
            source.source(),
            most(Limit.QUEUE_BATCH_DEFAULT),
            Duration.ZERO,
            ordered ? Order.PER_KEY : Order.NONE,
            QUEUE_ATTEMPTS,
            null),
        asked);
  }

  private static Members started(Members asked) {
    var position = asked.requiredText("StartingPosition");
    if (!position.equals("TRIM_HORIZON") && !position.equals("LATEST")) {
      throw LambdaProblem.invalid(
          "The emulator's streams are read from LATEST or TRIM_HORIZON, not from "
              + position
              + ".");
    }
    return asked;
  }

  private static void requireEmulated(Members asked) {
    for (var name : NOT_EMULATED) {
      if (!asked.node(name).isEmpty() || asked.node(name).isValueNode()) {
        throw LambdaProblem.invalid(
            "The emulator cannot give a mapping its "
                + name
                + "; what a trigger in sampan.yaml has no key for, it does not do.");
      }
    }
  }

  /** The trigger with what is asked to be otherwise. */
  static TriggerSpec changed(TriggerSpec before, Members asked) {
    requireEmulated(asked);
    if (before instanceof QueueTrigger it) {
      return queue(it, asked);
    } else if (before instanceof StreamTrigger it) {
      return new StreamTrigger(
          it.name(),
          it.source(),
          batch(asked, it.batch()),
          window(asked, it.window()),
          it.order(),
          attempts(asked, it.attempts()),
          it.deadLetter(),
          shards(asked, it.shards()));
    }
    var it = (RecordTrigger) before;
    return new RecordTrigger(
        it.name(),
        it.source(),
        batch(asked, it.batch()),
        attempts(asked, it.attempts()),
        it.deadLetter(),
        shards(asked, it.shards()));
  }

  private static ShardRules shards(Members asked, ShardRules before) {
    var most = most(Limit.STREAM_PARALLEL_MAX);
    return new ShardRules(
        asked.number("ParallelizationFactor", 1, most).orElse(before.parallel()),
        age(asked, before.maxAge()),
        asked.flag("BisectBatchOnFunctionError").orElse(before.bisect()));
  }

  /** A record of any age is tried if nothing, or -1, is said. */
  private static @Nullable Duration age(Members asked, @Nullable Duration before) {
    var age = asked.number("MaximumRecordAgeInSeconds", -1, MOST_AGE);
    if (age.filter(it -> it >= 0 && it < LEAST_AGE).isPresent()) {
      throw LambdaProblem.invalid(
          "MaximumRecordAgeInSeconds is -1, or " + LEAST_AGE + " to " + MOST_AGE + ".");
    }
    return age.isEmpty() ? before : age.get() < 0 ? null : Duration.ofSeconds(age.get());
  }

  private static TriggerSpec queue(QueueTrigger it, Members asked) {
    var batch = asked.number("BatchSize", 1, most(Limit.QUEUE_BATCH_MAX)).orElse(it.batch());
    var window = window(asked, it.window());
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
    return new QueueTrigger(
        it.name(),
        it.source(),
        batch,
        window,
        it.order(),
        it.attempts(),
        it.deadLetter(),
        pollers(asked, it.concurrency()));
  }

  private static @Nullable Integer pollers(Members asked, @Nullable Integer before) {
    if (!asked.has("ScalingConfig")) {
      return before;
    }
    var most = most(Limit.QUEUE_DELIVERIES_MAX);
    return asked
        .object("ScalingConfig")
        .number("MaximumConcurrency", LEAST_POLLERS, most)
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

  /** Retries without a limit are as many attempts as the emulator makes. */
  private static int attempts(Members asked, int otherwise) {
    var most = most(Limit.STREAM_ATTEMPTS_MAX);
    return asked
        .number("MaximumRetryAttempts", -1, MOST_RETRIES)
        .map(it -> it < 0 ? most : Math.min(most, it + 1))
        .orElse(otherwise);
  }

  private static int most(Limit limit) {
    return PROFILE.get(limit).intValue();
  }
}
