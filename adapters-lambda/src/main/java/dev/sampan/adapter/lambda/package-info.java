// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a function on AWS Lambda.
 *
 * <p>Two ways in: {@link dev.sampan.adapter.lambda.LambdaMain} is a custom runtime's {@code
 * bootstrap} and speaks the Runtime API itself; {@link dev.sampan.adapter.lambda.SampanHandler} is
 * the handler to name on a managed Java runtime. Both read the same native events and write the
 * same native replies: HTTP in payload formats 2.0 (function URLs and HTTP APIs) and 1.0 (REST APIs
 * and load balancers), SQS batches with partial failures, SNS, Kinesis, S3, Kafka, Amazon MQ,
 * EventBridge, CloudWatch Logs and DynamoDB streams, CloudEvents as structured JSON, and direct
 * calls.
 */
@NullMarked
package dev.sampan.adapter.lambda;

import org.jspecify.annotations.NullMarked;
