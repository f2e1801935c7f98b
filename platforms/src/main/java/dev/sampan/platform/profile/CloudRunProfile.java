// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.assumed;
import static dev.sampan.platform.profile.Source.documented;
import static dev.sampan.platform.profile.Source.measured;

import dev.sampan.platform.Platform;

/** Google Cloud Run: a container that serves HTTP, and gets events by it. */
final class CloudRunProfile {

  private static final Source QUOTAS = documented("cloud.google.com/run/quotas");
  private static final Source CONTRACT = documented("cloud.google.com/run/docs/container-contract");
  private static final Source TIMEOUT =
      documented("cloud.google.com/run/docs/configuring/request-timeout");
  private static final Source MEMORY =
      documented("cloud.google.com/run/docs/configuring/services/memory-limits");
  private static final Source CONCURRENCY =
      documented("cloud.google.com/run/docs/about-concurrency");
  private static final Source SCALING =
      documented("cloud.google.com/run/docs/about-instance-autoscaling");
  private static final Source PRICING = documented("cloud.google.com/run/pricing");
  private static final Source TROUBLE = documented("cloud.google.com/run/docs/troubleshooting");
  private static final Source PUSH = documented("cloud.google.com/pubsub/docs/push");
  private static final Source DEAD_LETTER =
      documented("cloud.google.com/pubsub/docs/handling-failures");
  private static final Source KNATIVE = documented("knative/specs, specs/eventing/data-plane.md");
  private static final Source KAFKA =
      documented("knative/docs, KafkaSource: one CloudEvent a record, in order");
  private static final Source ACTIVATOR =
      assumed("Cloud Run gives no number; Knative's activator holds as many for a revision");
  private static final Source AUTOSCALER =
      assumed("Cloud Run says nothing of bursts; Knative's autoscaler has this by default");
  private static final Source SILENT = assumed("the documents say nothing of it");

  /** Google's functions of that year; cold less warm median, less the runtime's init of 87 ms. */
  private static final Source STELLAR =
      measured("STeLLAR, IISWC 2021: Google's cold starts, the same for 10 and 100 MiB");

  static final Profile PROFILE = profile();

  private CloudRunProfile() {}

  private static Profile profile() {
    var profile = new ProfileBuilder(Platform.CLOUDRUN);
    payloads(profile);
    life(profile);
    scale(profile);
    queue(profile);
    CloudRunDelivery.addTo(profile);
    errors(profile);
    events(profile);
    http(profile);
    return profile.build();
  }

  private static void payloads(ProfileBuilder profile) {
    profile
        .limit(Limit.REQUEST_BYTES, 32L * 1024 * 1024, QUOTAS)
        .limit(Limit.RESPONSE_BYTES, 32L * 1024 * 1024, QUOTAS);
  }

  private static void life(ProfileBuilder profile) {
    profile
        .seconds(Limit.TIMEOUT_DEFAULT, 300, TIMEOUT)
        .seconds(Limit.TIMEOUT_MIN, 1, SILENT)
        .seconds(Limit.TIMEOUT_MAX, 3600, TIMEOUT)
        .seconds(Limit.INIT_TIMEOUT, 240, CONTRACT)
        .limit(Limit.MEMORY_DEFAULT, 512, MEMORY)
        .limit(Limit.MEMORY_MIN, 128, SILENT)
        .limit(Limit.MEMORY_MAX, 32_768, MEMORY)
        .limit(Limit.MEMORY_STEP, 1, MEMORY)
        .limit(Limit.MEMORY_PER_PROCESSOR, 4096, MEMORY)
        .limit(Limit.PROCESSORS_MAX, 8, MEMORY)
        .seconds(Limit.DRAIN, 10, CONTRACT)
        .limit(Limit.PROVISION_MEDIAN, 766, STELLAR)
        .limit(Limit.PROVISION_P99, 1463, STELLAR)
        .limit(Limit.PROVISION_PER_100_MIB, 0, STELLAR)
        .limit(Limit.PORT, 8080, CONTRACT);
  }

  private static void scale(ProfileBuilder profile) {
    profile
        .limit(Limit.CONCURRENCY_DEFAULT, 80, CONCURRENCY)
        .limit(Limit.CONCURRENCY_MAX, 1000, CONCURRENCY)
        .limit(Limit.INSTANCES_MAX, 100, SCALING)
        .limit(Limit.SCALE_TARGET, 60, SCALING)
        .seconds(Limit.SCALE_WINDOW, 60, SCALING)
        .seconds(Limit.SCALE_PANIC_WINDOW, 6, AUTOSCALER)
        .seconds(Limit.SCALE_TICK, 2, AUTOSCALER)
        .limit(Limit.BILLING_STEP, 100, PRICING)
        .seconds(Limit.PENDING_WAIT, 10, SCALING)
        .limit(Limit.PENDING_WAIT_OF_STARTUP, 350, SCALING)
        .limit(Limit.PENDING_MAX, 10_000, ACTIVATOR)
        .seconds(Limit.KEEP_ALIVE, 900, SCALING);
  }

  private static void queue(ProfileBuilder profile) {
    profile
        .limit(Limit.QUEUE_BATCH_DEFAULT, 1, PUSH)
        .limit(Limit.QUEUE_BATCH_MAX, 1, PUSH)
        .limit(Limit.STREAM_BATCH_MAX, 1, KAFKA)
        .limit(Limit.QUEUE_ATTEMPTS_MIN, 5, DEAD_LETTER)
        .limit(Limit.QUEUE_ATTEMPTS_MAX, 100, DEAD_LETTER)
        .seconds(Limit.QUEUE_REDELIVERY_DELAY, 10, DEAD_LETTER)
        .limit(Limit.CHAIN_MAX, 16, assumed("it has no such limit; the emulator stops loops there"))
        .seconds(Limit.ASYNC_RETRY_DELAY, 10, DEAD_LETTER);
  }

  private static void errors(ProfileBuilder profile) {
    profile
        .error(Situation.NOT_FOUND, 404, "Not Found", TROUBLE)
        .error(Situation.BAD_EVENT, 400, "Bad Request", KNATIVE)
        .error(Situation.REQUEST_TOO_LARGE, 413, "Request Entity Too Large", TROUBLE)
        .error(Situation.RESPONSE_TOO_LARGE, 500, "Response size was too large", SILENT)
        .error(Situation.THROTTLED, 429, "no available instance", TROUBLE)
        .error(Situation.RATE_EXCEEDED, 429, "no available instance", TROUBLE)
        .error(Situation.FUNCTION_FAILED, 500, "Internal Server Error", SILENT)
        .error(Situation.TIMED_OUT, 504, "maximum request timeout", TROUBLE)
        .error(Situation.INIT_TIMED_OUT, 503, "connection to the instance had an error", SILENT)
        .error(Situation.INIT_FAILED, 503, "connection to the instance had an error", SILENT)
        .error(Situation.CRASHED, 503, "connection to the instance had an error", TROUBLE)
        .error(Situation.OUT_OF_MEMORY, 503, "connection to the instance had an error", TROUBLE)
        .error(Situation.BAD_RESPONSE, 503, "the HTTP response was malformed", TROUBLE);
  }

  private static void events(ProfileBuilder profile) {
    profile
        .yes(Capability.ACK, "a status of 2xx", PUSH)
        .yes(Capability.RETRY, "a status of 503", PUSH)
        .partly(Capability.RETRY_AFTER, "Retry-After is a hint; Pub/Sub does not read it", KNATIVE)
        .partly(
            Capability.REJECT,
            "Knative takes 400 as final; Pub/Sub retries down to its dead letter",
            KNATIVE)
        .no(Capability.PARTIAL_BATCH, "every delivery is one message", PUSH)
        .partly(Capability.REPLY_EVENT, "Knative delivers it; Pub/Sub drops it", KNATIVE)
        .partly(Capability.ATTEMPT, "deliveryAttempt, if the subscription has a dead letter", PUSH)
        .no(Capability.DEADLINE, "the manifest's time-out, counted from the arrival", CONTRACT)
        .yes(Capability.CONCURRENCY, "many invocations at once in an instance", CONCURRENCY);
  }

  private static void http(ProfileBuilder profile) {
    profile
        .yes(Capability.STREAMING, "chunks reach the caller as they are written", CONTRACT)
        .yes(Capability.BINARY_REQUEST, "plain HTTP", CONTRACT)
        .yes(Capability.BINARY_RESPONSE, "plain HTTP", CONTRACT)
        .yes(Capability.REPEATED_HEADERS, "plain HTTP", CONTRACT);
  }
}
