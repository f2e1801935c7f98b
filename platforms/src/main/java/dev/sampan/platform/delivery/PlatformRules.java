// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.AttemptRange;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ShardRules;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes one platform's rules out of its profile. */
abstract sealed class PlatformRules permits LambdaRules, ScfRules, CloudRunRules {

  private final Platform platform;
  private final Profile profile;

  PlatformRules(Platform platform) {
    this.platform = platform;
    this.profile = Profile.of(platform);
  }

  static PlatformRules of(Platform platform) {
    return switch (platform) {
      case LAMBDA -> new LambdaRules();
      case SCF -> new ScfRules();
      case CLOUDRUN -> new CloudRunRules();
    };
  }

  /** The rules of a trigger. */
  final DeliveryPolicy policy(FunctionSpec function, TriggerSpec trigger) {
    return switch (trigger.kind()) {
      case QUEUE -> queue(function, (QueueTrigger) trigger);
      case TOPIC -> topic(function, (TopicTrigger) trigger);
      case STREAM -> stream((StreamTrigger) trigger);
      case RECORD -> record(function, (RecordTrigger) trigger);
      case SCHEDULE -> schedule();
      case OBJECT, BUS, LOG, DIRECT -> asynchronous();
      case HTTP -> throw new IllegalArgumentException("requests are answered, not delivered");
    };
  }

  abstract QueuePolicy queue(FunctionSpec function, QueueTrigger trigger);

  QueuePolicy topic(FunctionSpec function, TopicTrigger trigger) {
    return calls(attempts(trigger, trigger.attempts()));
  }

  DeliveryPolicy record(FunctionSpec function, RecordTrigger trigger) {
    var attempts = attempts(trigger, trigger.attempts());
    return stream(trigger.batch(), Duration.ZERO, attempts, trigger.shards());
  }

  QueuePolicy asynchronous() {
    return calls(1 + count(Limit.ASYNC_RETRIES));
  }

  QueuePolicy schedule() {
    var retries = profile.find(Limit.SCHEDULE_RETRIES);
    return retries.isEmpty() ? asynchronous() : calls(1 + retries.get().intValue());
  }

  /** Events that the platform accepts and calls the function with, one by one. */
  abstract QueuePolicy calls(int attempts);

  StreamPolicy stream(StreamTrigger trigger) {
    var attempts = attempts(trigger, trigger.attempts());
    return stream(trigger.batch(), trigger.window(), attempts, trigger.shards());
  }

  final StreamPolicy stream(int batch, Duration window, int attempts, ShardRules shards) {
    var bytes = profile.find(Limit.STREAM_BATCH_BYTES).map(it -> it.value()).orElse(Long.MAX_VALUE);
    return new StreamPolicy(
        new Batching(
            Math.min(batch, count(Limit.STREAM_BATCH_MAX)),
            profile
                .find(Limit.STREAM_WINDOW_MAX)
                .map(it -> shorter(window, it.duration()))
                .orElse(Duration.ZERO),
            bytes),
        new Retries(
            attempts,
            Backoff.doubling(time(Limit.STREAM_RETRY_DELAY), time(Limit.STREAM_RETRY_DELAY_MAX)),
            null,
            age(shards)),
        bisects() && shards.bisect(),
        windows(shards) == null ? parallel(shards) : 1,
        Integer.MAX_VALUE,
        windows(shards));
  }

  private int parallel(ShardRules shards) {
    return profile
        .find(Limit.STREAM_PARALLEL_MAX)
        .map(most -> Math.min(most.intValue(), shards.parallel()))
        .orElseGet(() -> count(Limit.STREAM_PARALLEL));
  }

  private @Nullable Windowing windows(ShardRules shards) {
    var most = profile.find(Limit.STREAM_TUMBLING_MAX);
    return most.isEmpty() || shards.tumbling().isZero()
        ? null
        : new Windowing(
            shorter(shards.tumbling(), most.get().duration()), time(Limit.STREAM_TUMBLING_WAIT));
  }

  /** Until when a record is delivered: as long as it is kept, if the trigger asks for no less. */
  private Duration age(ShardRules shards) {
    var kept = time(Limit.STREAM_RETENTION);
    var wanted = shards.maxAge();
    return wanted == null || profile.find(Limit.STREAM_AGE_MIN).isEmpty()
        ? kept
        : shorter(kept, longer(wanted, time(Limit.STREAM_AGE_MIN)));
  }

  /** Whether a batch that failed is split. */
  boolean bisects() {
    return false;
  }

  /** How asynchronous calls are repeated. */
  final Retries retries(int attempts) {
    var first = time(Limit.ASYNC_RETRY_DELAY);
    var step = time(Limit.ASYNC_RETRY_STEP);
    var age = time(Limit.ASYNC_AGE_MAX);
    return new Retries(
        attempts,
        new Backoff(first, step, age, Backoff.From.FAILURE),
        Backoff.doubling(time(Limit.ASYNC_BACK_OFF), time(Limit.ASYNC_BACK_OFF_MAX)),
        age);
  }

  final QueuePolicy alone(Retries retries, Scaling scaling) {
    return new QueuePolicy(Batching.SINGLE, retries, Order.NONE, Duration.ZERO, scaling);
  }

  final int attempts(TriggerSpec trigger, int wanted) {
    return AttemptRange.of(platform, trigger).map(it -> it.clamp(wanted)).orElse(wanted);
  }

  final Scaling queueScaling() {
    return new Scaling(
        count(Limit.QUEUE_DELIVERIES_FIRST),
        count(Limit.QUEUE_DELIVERIES_PER_MINUTE),
        count(Limit.QUEUE_DELIVERIES_MAX));
  }

  final Duration time(Limit limit) {
    return profile.get(limit).duration();
  }

  final int count(Limit limit) {
    return profile.get(limit).intValue();
  }

  final long bytes(Limit limit) {
    return profile.get(limit).value();
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
