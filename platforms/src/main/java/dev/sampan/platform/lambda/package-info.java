// SPDX-License-Identifier: Apache-2.0
/**
 * AWS Lambda's native requests and replies: what each front door makes of an HTTP request and of a
 * result, the events of every kind of trigger and the reading of their replies, filters of event
 * source mappings, records of destinations, and the forms of failures.
 *
 * <p>Start at {@link dev.sampan.platform.lambda.LambdaWire}.
 */
@NullMarked
package dev.sampan.platform.lambda;

import org.jspecify.annotations.NullMarked;
