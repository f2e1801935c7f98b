// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.assumed;
import static dev.sampan.platform.profile.Source.documented;

/** How Google brings events to a Cloud Run service: Pub/Sub push, Eventarc, Cloud Scheduler. */
final class CloudRunDelivery {

  private static final Source SUBSCRIPTION =
      documented("googleapis, google/pubsub/v1/pubsub.proto, Subscription");
  private static final Source QUOTAS = documented("cloud.google.com/pubsub/quotas");
  private static final Source EVENTARC = documented("cloud.google.com/eventarc/docs/retry-events");
  private static final Source SCHEDULER =
      documented("googleapis, google/cloud/scheduler/v1/job.proto, RetryConfig");
  private static final Source KAFKA = documented("kafka.apache.org/documentation, log.retention");
  private static final Source BROKER =
      documented("knative/eventing, config/core/configmaps/default-broker.yaml: ten doublings");
  private static final Source SLOW_START =
      assumed("push begins slowly and grows while it is acknowledged; no number is documented");

  private CloudRunDelivery() {}

  static void addTo(ProfileBuilder profile) {
    profile
        .limit(Limit.EVENT_BYTES, 10_000_000, QUOTAS)
        .seconds(Limit.QUEUE_REDELIVERY_DELAY_MAX, 600, SUBSCRIPTION)
        .seconds(Limit.QUEUE_ACK_DEADLINE_MIN, 10, SUBSCRIPTION)
        .seconds(Limit.QUEUE_ACK_DEADLINE_MAX, 600, SUBSCRIPTION)
        .seconds(Limit.QUEUE_RETENTION, 604_800, SUBSCRIPTION)
        .limit(Limit.QUEUE_DELIVERIES_FIRST, 10, SLOW_START)
        .limit(Limit.QUEUE_DELIVERIES_PER_MINUTE, 600, SLOW_START)
        .limit(Limit.QUEUE_DELIVERIES_MAX, 1000, SLOW_START)
        .seconds(Limit.ASYNC_AGE_MAX, 86_400, EVENTARC)
        .limit(Limit.SCHEDULE_RETRIES, 0, SCHEDULER)
        .limit(Limit.STREAM_PARALLEL, 1, KAFKA)
        .limit(Limit.STREAM_RETRY_DELAY, 200, BROKER)
        .limit(Limit.STREAM_RETRY_DELAY_MAX, 204_800, BROKER)
        .seconds(Limit.STREAM_RETENTION, 604_800, KAFKA);
  }
}
