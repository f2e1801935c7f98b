// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.assumed;
import static dev.sampan.platform.profile.Source.documented;
import static dev.sampan.platform.profile.Source.measured;

import dev.sampan.platform.Platform;

/** AWS Lambda: event functions, one invocation at a time in an instance. */
final class LambdaProfile {

  private static final Source QUOTAS =
      documented("docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html");
  private static final Source EMULATOR =
      documented("aws/aws-lambda-runtime-interface-emulator, internal/lambda/interop/model.go");
  private static final Source RUNTIME =
      documented("docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html");
  private static final Source SCALING =
      documented("docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html");
  private static final Source RESERVED =
      documented("docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html");
  private static final Source PRICING = documented("aws.amazon.com/lambda/pricing");
  private static final Source INVOKE =
      documented("docs.aws.amazon.com/lambda/latest/api/API_Invoke.html");
  private static final Source ASYNC =
      documented("docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html");
  private static final Source RECURSION =
      documented("docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html");
  private static final Source SQS =
      documented("docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html");
  private static final Source STREAMS =
      documented("docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html");
  private static final Source QUEUE =
      documented("docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference");
  private static final Source GATEWAY =
      documented("docs.aws.amazon.com/apigateway/latest/developerguide/limits.html");
  private static final Source BALANCER =
      documented(
          "docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html");
  private static final Source URLS =
      documented("docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html");
  private static final Source STREAMED =
      documented("docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html");
  private static final Source PARTIAL =
      documented("docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html");
  private static final Source API =
      documented("docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html");
  private static final Source FATAL =
      documented("aws/aws-lambda-runtime-interface-emulator, internal/lambda/fatalerror");

  private static final Source STELLAR =
      measured("STeLLAR, IISWC 2021: cold starts of 10 and 100 MiB functions");

  private static final Source COPIED = assumed("LocalStack answers so; Amazon's pages do not say");

  static final Profile PROFILE = profile();

  private LambdaProfile() {}

  private static Profile profile() {
    var profile = new ProfileBuilder(Platform.LAMBDA);
    LambdaPhases.addTo(profile);
    LambdaManaged.addTo(profile);
    payloads(profile);
    life(profile);
    queue(profile);
    LambdaDelivery.addTo(profile);
    LambdaSockets.addTo(profile);
    errors(profile);
    events(profile);
    http(profile);
    return profile.build();
  }

  private static void payloads(ProfileBuilder profile) {
    profile
        .limit(Limit.REQUEST_BYTES, 6L * 1024 * 1024, QUOTAS)
        .limit(Limit.RESPONSE_BYTES, 6L * 1024 * 1024 + 100, EMULATOR)
        .limit(Limit.ASYNC_REQUEST_BYTES, 1024L * 1024, QUOTAS)
        .limit(Limit.GATEWAY_BYTES, 10L * 1024 * 1024, GATEWAY)
        .limit(Limit.BALANCER_BYTES, 1024L * 1024, BALANCER)
        .limit(Limit.CODE_BYTES, 250L * 1024 * 1024, QUOTAS)
        .limit(Limit.CODE_BYTES_ZIPPED, 50L * 1024 * 1024, QUOTAS)
        .limit(Limit.CODE_BYTES_STORED, 75L * 1024 * 1024 * 1024, QUOTAS);
  }

  private static void life(ProfileBuilder profile) {
    profile
        .seconds(Limit.TIMEOUT_DEFAULT, 3, QUOTAS)
        .seconds(Limit.TIMEOUT_MIN, 1, QUOTAS)
        .seconds(Limit.TIMEOUT_MAX, 900, QUOTAS)
        .limit(Limit.MEMORY_DEFAULT, 128, QUOTAS)
        .limit(Limit.MEMORY_MIN, 128, QUOTAS)
        .limit(Limit.MEMORY_MAX, 10_240, QUOTAS)
        .limit(Limit.MEMORY_STEP, 1, QUOTAS)
        .limit(Limit.MEMORY_PER_PROCESSOR, 1769, QUOTAS)
        .limit(Limit.PROCESSORS_MAX, 6, QUOTAS)
        .limit(Limit.TEMPORARY_BYTES, 512L * 1024 * 1024, QUOTAS)
        .limit(Limit.CONCURRENCY_DEFAULT, 1, RUNTIME)
        .limit(Limit.CONCURRENCY_MAX, 1, RUNTIME)
        .limit(Limit.INSTANCES_MAX, 1000, QUOTAS)
        .limit(Limit.QUOTA_UNRESERVED, 100, RESERVED)
        .limit(Limit.START_RATE, 1000, SCALING)
        .seconds(Limit.START_SPAN, 10, SCALING)
        .limit(Limit.PENDING_WAIT, 0, QUOTAS)
        .seconds(Limit.KEEP_ALIVE, 600, assumed("undocumented; 5 to 60 minutes are seen"))
        .limit(Limit.BILLING_STEP, 1, PRICING);
    // Cold less warm median, less the init of that runtime: 448 - 18 - 87; the tail likewise.
    profile
        .limit(Limit.PROVISION_MEDIAN, 343, STELLAR)
        .limit(Limit.PROVISION_P99, 672, STELLAR)
        .limit(Limit.PROVISION_PER_100_MIB, 940, STELLAR);
  }

  private static void queue(ProfileBuilder profile) {
    profile
        .limit(Limit.QUEUE_BATCH_DEFAULT, 10, SQS)
        .limit(Limit.QUEUE_BATCH_MAX, 10_000, SQS)
        .limit(Limit.QUEUE_BATCH_MAX_WITHOUT_WINDOW, 10, SQS)
        .seconds(Limit.QUEUE_WINDOW_MAX, 300, SQS)
        .limit(Limit.QUEUE_ATTEMPTS_MIN, 1, QUEUE)
        .limit(Limit.QUEUE_ATTEMPTS_MAX, 1000, QUEUE)
        .seconds(Limit.QUEUE_REDELIVERY_DELAY, 30, QUEUE)
        .limit(Limit.STREAM_BATCH_MAX, 10_000, STREAMS)
        .limit(Limit.CHAIN_MAX, 16, RECURSION)
        .limit(Limit.ASYNC_RETRIES, 2, ASYNC)
        .limit(Limit.ASYNC_RETRIES_MAX, 2, ASYNC)
        .seconds(Limit.ASYNC_RETRY_DELAY, 60, ASYNC)
        .seconds(Limit.ASYNC_RETRY_STEP, 60, ASYNC)
        .seconds(Limit.ASYNC_BACK_OFF, 1, ASYNC)
        .seconds(Limit.ASYNC_BACK_OFF_MAX, 300, ASYNC)
        .seconds(Limit.ASYNC_AGE_MIN, 60, ASYNC)
        .seconds(Limit.ASYNC_AGE_MAX, 21_600, ASYNC);
  }

  private static void errors(ProfileBuilder profile) {
    profile
        .error(Situation.NOT_FOUND, 404, "ResourceNotFoundException", INVOKE)
        .error(Situation.BAD_EVENT, 400, "InvalidRequestContentException", INVOKE)
        .error(Situation.REQUEST_TOO_LARGE, 413, "RequestTooLargeException", INVOKE)
        .error(Situation.RESPONSE_TOO_LARGE, 200, "Function.ResponseSizeTooLarge", EMULATOR)
        .error(Situation.THROTTLED, 429, "TooManyRequestsException", INVOKE)
        .error(Situation.RATE_EXCEEDED, 429, "TooManyRequestsException", INVOKE)
        .error(Situation.FUNCTION_FAILED, 200, "Unhandled", INVOKE)
        .error(Situation.TIMED_OUT, 200, "Sandbox.Timedout", FATAL)
        .error(Situation.INIT_TIMED_OUT, 200, "Sandbox.Timedout", FATAL)
        .error(Situation.INIT_FAILED, 200, "Runtime.ExitError", FATAL)
        .error(Situation.CRASHED, 200, "Runtime.ExitError", FATAL)
        .error(Situation.OUT_OF_MEMORY, 200, "Runtime.ExitError", FATAL)
        .error(Situation.BAD_RESPONSE, 502, "Internal Server Error", COPIED);
  }

  private static void events(ProfileBuilder profile) {
    profile
        .yes(Capability.ACK, "an invocation without error, or a message not listed", PARTIAL)
        .yes(Capability.RETRY, "the message is listed, or the invocation fails", PARTIAL)
        .no(Capability.RETRY_AFTER, "the queue's visibility time-out decides", PARTIAL)
        .no(Capability.REJECT, "reported as failed, down to the dead letter", PARTIAL)
        .partly(Capability.PARTIAL_BATCH, "SQS each message; streams from the lowest", PARTIAL)
        .no(Capability.REPLY_EVENT, "the result of an asynchronous call is not delivered", ASYNC)
        .yes(Capability.ATTEMPT, "ApproximateReceiveCount of an SQS message", QUEUE)
        .yes(Capability.DEADLINE, "header Lambda-Runtime-Deadline-Ms", API)
        .partly(Capability.CONCURRENCY, "one at a time; several on managed instances", RUNTIME);
  }

  private static void http(ProfileBuilder profile) {
    profile
        .partly(
            Capability.STREAMING,
            "function URLs and REST APIs of a custom runtime; a managed one sends the whole at once",
            STREAMED)
        .yes(Capability.BINARY_REQUEST, "base64, told by a flag", URLS)
        .yes(Capability.BINARY_RESPONSE, "base64, told by a flag", URLS)
        .partly(
            Capability.REPEATED_HEADERS,
            "cookies apart; other values come and go joined by commas",
            URLS);
  }
}
