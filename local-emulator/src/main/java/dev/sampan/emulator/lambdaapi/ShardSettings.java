// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Trigger;
import dev.sampan.platform.manifest.AttemptRange;
import dev.sampan.platform.manifest.ShardRules;
import dev.sampan.platform.profile.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping of a stream or a table is asked to do with its shards. */
final class ShardSettings {

  static final int ENDLESS = AttemptRange.ENDLESS;

  private static final int MOST_RETRIES = MappingSettings.most(Limit.STREAM_ATTEMPTS_MAX) - 1;
  private static final int LEAST_AGE = MappingSettings.most(Limit.STREAM_AGE_MIN) / 1000;
  private static final int MOST_AGE = MappingSettings.most(Limit.STREAM_AGE_MAX) / 1000;
  private static final String POSITION = "StartingPosition";
  private static final String TIMESTAMP = "StartingPositionTimestamp";
  private static final String TUMBLING = "TumblingWindowInSeconds";
  private static final List<String> OWN =
      List.of(
          POSITION,
          TIMESTAMP,
          TUMBLING,
          "ParallelizationFactor",
          "MaximumRetryAttempts",
          "MaximumRecordAgeInSeconds",
          "BisectBatchOnFunctionError");

  private ShardSettings() {}

  /** The rules of a new mapping: a batch is not cut in two unless that is asked for. */
  static ShardRules started(Trigger kind, Members asked, Instant now) {
    var since =
        switch (asked.requiredText(POSITION)) {
          case "LATEST" -> null;
          case "TRIM_HORIZON" -> Instant.EPOCH;
          case "AT_TIMESTAMP" -> timestamp(kind, asked, now);
          default ->
              throw LambdaProblem.constraint(
                  "startingPosition",
                  asked.requiredText(POSITION),
                  "Member must satisfy enum value set: [TRIM_HORIZON, LATEST, AT_TIMESTAMP]");
        };
    return new ShardRules(1, null, false, Duration.ZERO, since);
  }

  private static Instant timestamp(Trigger kind, Members asked, Instant now) {
    if (kind == Trigger.RECORD) {
      throw LambdaProblem.invalid("Unsupported starting position for a stream of DynamoDB.");
    }
    var at = asked.node(TIMESTAMP);
    if (!at.isNumber()) {
      throw LambdaProblem.invalid("A starting position AT_TIMESTAMP wants a " + TIMESTAMP + ".");
    }
    var since = Instant.ofEpochMilli(Math.round(at.doubleValue() * 1000));
    if (since.isAfter(now)) {
      throw LambdaProblem.invalid(TIMESTAMP + " cannot be in the future.");
    }
    return since.isAfter(Instant.EPOCH) ? since : Instant.EPOCH.plusMillis(1);
  }

  /** Queues have none of it. */
  static void refuse(Members asked) {
    for (var name : OWN) {
      asked.refuse(name, name + " is for streams, and a queue of SQS is none.");
    }
  }

  static ShardRules changed(ShardRules before, Members asked) {
    var most = MappingSettings.most(Limit.STREAM_PARALLEL_MAX);
    var rules =
        new ShardRules(
            asked.number("ParallelizationFactor", 1, most).orElse(before.parallel()),
            age(asked, before.maxAge()),
            asked.flag("BisectBatchOnFunctionError").orElse(before.bisect()),
            tumbling(asked, before.tumbling()),
            before.since());
    if (rules.parallel() > 1 && !rules.tumbling().isZero()) {
      throw LambdaProblem.invalid(
          "A shard that is read in windows has one state: leave ParallelizationFactor at 1.");
    }
    return rules;
  }

  private static Duration tumbling(Members asked, Duration before) {
    var most = MappingSettings.most(Limit.STREAM_TUMBLING_MAX) / 1000;
    return asked.number(TUMBLING, 0, most).map(Duration::ofSeconds).orElse(before);
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

  /** Retries without a limit are what there is if nothing, or -1, is said. */
  static int attempts(Members asked, int otherwise) {
    return asked
        .number("MaximumRetryAttempts", -1, MOST_RETRIES)
        .map(it -> it < 0 ? ENDLESS : it + 1)
        .orElse(otherwise);
  }
}
