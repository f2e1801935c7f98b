// SPDX-License-Identifier: Apache-2.0
/**
 * AWS Lambda's native requests and replies: Function URL events, direct payloads, SQS batches.
 *
 * <p>Start at {@link dev.sampan.platform.lambda.LambdaWire}.
 */
@NullMarked
package dev.sampan.platform.lambda;

import org.jspecify.annotations.NullMarked;
