// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.assumed;
import static dev.sampan.platform.profile.Source.documented;

import dev.sampan.platform.Platform;

/** Tencent SCF: event functions on the custom runtime or an image, and web functions. */
final class ScfProfile {

  private static final Source LIMITS = documented("cloud.tencent.com/document/product/583/11637");
  private static final Source IMAGES =
      documented("tencentyun/qcloud-documents, SCF image functions: 30 s; the SDK says 90 s");
  private static final Source CONCURRENCY =
      documented("tencentcloud-sdk-java, scf.v20180416 InstanceConcurrencyConfig");
  private static final Source RETRIES = documented("cloud.tencent.com/document/product/583/41138");
  private static final Source MORE_RETRIES =
      assumed("two retries are the default, and more are not documented");
  private static final Source BILLS =
      assumed("the SDK's samples show steps of 100 ms; the live step may be shorter");
  private static final Source STATUS = documented("cloud.tencent.com/document/product/583/42611");
  private static final Source URLS = documented("cloud.tencent.com/document/product/583/96099");
  private static final Source STREAMS = documented("cloud.tencent.com/document/product/583/90617");
  private static final Source CKAFKA =
      documented("tencentyun/qcloud-documents, SCF CKafka trigger");
  private static final Source TIMERS = documented("tencentyun/qcloud-documents, SCF timer trigger");
  private static final Source CUSTOM =
      documented("tencentyun/qcloud-documents, SCF custom runtime");
  private static final Source SILENT = assumed("the documents say nothing of it");

  private static final Source UNSTUDIED =
      assumed("no study of SCF's cold starts is known; Lambda's numbers stand in");

  static final Profile PROFILE = profile();

  private ScfProfile() {}

  private static Profile profile() {
    var profile = new ProfileBuilder(Platform.SCF);
    payloads(profile);
    life(profile);
    memory(profile);
    queue(profile);
    ScfDelivery.addTo(profile);
    errors(profile);
    events(profile);
    http(profile);
    return profile.build();
  }

  private static void payloads(ProfileBuilder profile) {
    profile
        .limit(Limit.REQUEST_BYTES, 6L * 1024 * 1024, LIMITS)
        .limit(Limit.RESPONSE_BYTES, 6L * 1024 * 1024, LIMITS)
        .limit(Limit.ASYNC_REQUEST_BYTES, 128L * 1024, LIMITS)
        .limit(Limit.RESPONSE_HEADER_BYTES, 4L * 1024, LIMITS);
  }

  private static void life(ProfileBuilder profile) {
    profile
        .seconds(Limit.TIMEOUT_DEFAULT, 3, LIMITS)
        .seconds(Limit.TIMEOUT_MIN, 1, LIMITS)
        .seconds(Limit.TIMEOUT_MAX, 900, LIMITS)
        .seconds(Limit.INIT_TIMEOUT, 65, LIMITS)
        .seconds(Limit.INIT_TIMEOUT_SERVER, 30, IMAGES)
        .limit(Limit.CONCURRENCY_DEFAULT, 1, CONCURRENCY)
        .limit(Limit.CONCURRENCY_MAX, 100, CONCURRENCY)
        .limit(Limit.START_RATE, 500, LIMITS)
        .seconds(Limit.START_SPAN, 60, LIMITS)
        .limit(Limit.PENDING_WAIT, 0, STATUS)
        .seconds(Limit.KEEP_ALIVE, 300, assumed("dynamic, the documents give no number"))
        .limit(Limit.BILLING_STEP, 100, BILLS)
        .limit(Limit.DRAIN, 0, SILENT)
        .limit(Limit.PROVISION_MEDIAN, 343, UNSTUDIED)
        .limit(Limit.PROVISION_P99, 672, UNSTUDIED)
        .limit(Limit.PROVISION_PER_100_MIB, 940, UNSTUDIED)
        .limit(Limit.PORT, 9000, IMAGES);
  }

  private static void memory(ProfileBuilder profile) {
    profile
        .limit(Limit.MEMORY_DEFAULT, 128, SILENT)
        .limit(Limit.MEMORY_MIN, 64, LIMITS)
        .limit(Limit.MEMORY_MAX, 3072, LIMITS)
        .limit(Limit.MEMORY_STEP, 128, LIMITS)
        .limit(Limit.MEMORY_PER_PROCESSOR, 2048, assumed("the share by memory is not published"))
        .limit(Limit.TEMPORARY_BYTES, 512L * 1024 * 1024, LIMITS)
        .limit(Limit.QUOTA_MEMORY, 128_000, LIMITS);
  }

  private static void queue(ProfileBuilder profile) {
    profile
        .limit(Limit.QUEUE_BATCH_DEFAULT, 1, SILENT)
        .limit(Limit.QUEUE_BATCH_MAX, 1, SILENT)
        .limit(Limit.QUEUE_ATTEMPTS_MIN, 1, RETRIES)
        .limit(Limit.QUEUE_ATTEMPTS_MAX, 3, MORE_RETRIES)
        .seconds(Limit.QUEUE_REDELIVERY_DELAY, 60, RETRIES)
        .limit(Limit.STREAM_BATCH_MAX, 10_000, CKAFKA)
        .limit(Limit.SCHEDULE_INPUT_BYTES, 4L * 1024, TIMERS)
        .limit(Limit.CHAIN_MAX, 16, assumed("it has no such limit; the emulator stops loops there"))
        .limit(Limit.ASYNC_RETRIES, 2, RETRIES)
        .limit(Limit.ASYNC_RETRIES_MAX, 2, MORE_RETRIES)
        .seconds(Limit.ASYNC_RETRY_DELAY, 60, RETRIES)
        .seconds(Limit.ASYNC_RETRY_STEP, 0, RETRIES)
        .seconds(Limit.ASYNC_BACK_OFF, 60, RETRIES)
        .seconds(Limit.ASYNC_BACK_OFF_MAX, 60, RETRIES)
        .seconds(Limit.ASYNC_AGE_MIN, 60, SILENT)
        .seconds(Limit.ASYNC_AGE_MAX, 21_600, RETRIES);
  }

  private static void errors(ProfileBuilder profile) {
    profile
        .error(Situation.NOT_FOUND, 435, "FunctionNotFound", STATUS)
        .error(Situation.BAD_EVENT, 400, "InvalidParameterValue", STATUS)
        .error(Situation.REQUEST_TOO_LARGE, 406, "RequestTooLarge", STATUS)
        .error(Situation.RESPONSE_TOO_LARGE, 407, "ResponseTooLarge", STATUS)
        .error(Situation.THROTTLED, 432, "ResourceLimitReached", STATUS)
        .error(Situation.RATE_EXCEEDED, 429, "ResourceLimit", STATUS)
        .error(Situation.FUNCTION_FAILED, 430, "User code exception caught", STATUS)
        .error(Situation.TIMED_OUT, 433, "TimeLimitReached", STATUS)
        .error(Situation.INIT_TIMED_OUT, 450, "InitContainerTimeout", STATUS)
        .error(Situation.INIT_FAILED, 445, "ContainerInitError", STATUS)
        .error(Situation.CRASHED, 439, "User process exit when running", STATUS)
        .error(Situation.OUT_OF_MEMORY, 434, "MemoryLimitReached", STATUS)
        .error(Situation.BAD_RESPONSE, 403, "Invalid scf response format", STATUS);
  }

  private static void events(ProfileBuilder profile) {
    profile
        .yes(Capability.ACK, "an answer without error", CUSTOM)
        .yes(Capability.RETRY, "the invocation fails and is repeated as a whole", RETRIES)
        .no(Capability.RETRY_AFTER, "the platform waits a minute", RETRIES)
        .no(Capability.REJECT, "reported as failed, down to the function's dead letter", RETRIES)
        .no(Capability.PARTIAL_BATCH, "one failure repeats every record of the event", RETRIES)
        .no(Capability.REPLY_EVENT, "the result of an asynchronous call is not delivered", RETRIES)
        .no(Capability.ATTEMPT, "never told; an attempt is known to be 1 or more", SILENT)
        .partly(Capability.DEADLINE, "the time limit only, counted from the arrival", CUSTOM)
        .partly(Capability.CONCURRENCY, "web functions only", CONCURRENCY);
  }

  private static void http(ProfileBuilder profile) {
    profile
        .partly(Capability.STREAMING, "web functions only", STREAMS)
        .partly(
            Capability.BINARY_REQUEST, "web functions only; an event has no flag for base64", URLS)
        .partly(
            Capability.BINARY_RESPONSE,
            "web functions; an event's answer by base64, which no document promises",
            URLS)
        .partly(Capability.REPEATED_HEADERS, "web functions only", URLS);
  }
}
