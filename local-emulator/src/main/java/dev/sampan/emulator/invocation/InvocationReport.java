// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.Platform;
import java.time.Duration;
import java.time.Instant;

/**
 * What there is to tell about an invocation that has ended.
 *
 * @param id its id
 * @param platform where it ran
 * @param function which function
 * @param trigger what started it: {@code http}, {@code direct}, {@code queue} or {@code native}
 * @param arrived when it was accepted
 * @param total from the arrival to the answer
 * @param service where and how long it ran
 * @param status the status or the kind of failure, as short as can be, such as {@code 200} or
 *     {@code timeout}
 * @param failed whether it failed
 * @param reason what is known of a failure beyond its status, on one line; may be empty
 * @param traceparent its own place in a trace, as W3C Trace Context writes it
 * @param chain what led to it
 */
public record InvocationReport(
    String id,
    Platform platform,
    String function,
    String trigger,
    Instant arrived,
    Duration total,
    Service service,
    String status,
    boolean failed,
    String reason,
    String traceparent,
    Chain chain) {}
