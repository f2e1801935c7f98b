// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.assumed;
import static dev.sampan.platform.profile.Source.documented;

/** How AWS brings events to a Lambda function: SQS, asynchronous calls, Kinesis and DynamoDB. */
final class LambdaDelivery {

  private static final Source SQS =
      documented("docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html");
  private static final Source SCALING =
      documented("docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html");
  private static final Source QUEUE =
      documented("docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference");
  private static final Source STREAM =
      documented("docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html");
  private static final Source WINDOWS =
      documented("docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html");
  private static final Source KINESIS =
      documented("docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html");
  private static final Source FILTERS =
      documented("docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html");
  private static final Source POLLER =
      assumed("the wait between two deliveries of a failed stream batch is not documented");

  private LambdaDelivery() {}

  static void addTo(ProfileBuilder profile) {
    profile
        .limit(Limit.EVENT_BYTES, 1024L * 1024, QUEUE)
        .limit(Limit.QUEUE_BATCH_BYTES, 6L * 1024 * 1024, SQS)
        .limit(Limit.QUEUE_BATCH_MAX_ORDERED, 10, SQS)
        .seconds(Limit.QUEUE_RETENTION, 345_600, QUEUE)
        .limit(Limit.QUEUE_DELIVERIES_FIRST, 5, SCALING)
        .limit(Limit.QUEUE_DELIVERIES_PER_MINUTE, 300, SCALING)
        .limit(Limit.QUEUE_DELIVERIES_MAX, 1000, SCALING)
        .limit(Limit.QUEUE_CONCURRENCY_MIN, 2, SCALING)
        .limit(Limit.FILTERS_MAX, 5, FILTERS)
        .limit(Limit.FILTER_LENGTH_MAX, 4096, FILTERS);
    stream(profile);
  }

  private static void stream(ProfileBuilder profile) {
    profile
        .limit(Limit.STREAM_BATCH_BYTES, 6L * 1024 * 1024, STREAM)
        .seconds(Limit.STREAM_WINDOW_MAX, 300, STREAM)
        .limit(Limit.STREAM_ATTEMPTS_MAX, 10_001, STREAM)
        .limit(Limit.STREAM_PARALLEL, 1, STREAM)
        .limit(Limit.STREAM_PARALLEL_MAX, 10, STREAM)
        .seconds(Limit.STREAM_AGE_MIN, 60, STREAM)
        .seconds(Limit.STREAM_AGE_MAX, 604_800, STREAM)
        .seconds(Limit.STREAM_TUMBLING_MAX, 900, WINDOWS)
        .limit(Limit.STREAM_TUMBLING_STATE_BYTES, 1024L * 1024, WINDOWS)
        .seconds(Limit.STREAM_TUMBLING_WAIT, 120, WINDOWS)
        .seconds(Limit.STREAM_RETRY_DELAY, 1, POLLER)
        .seconds(Limit.STREAM_RETRY_DELAY_MAX, 60, POLLER)
        .seconds(Limit.STREAM_RETENTION, 86_400, KINESIS);
  }
}
