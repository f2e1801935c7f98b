// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Body;
import dev.sampan.Trigger;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message or event on its way from a function.
 *
 * @param kind what it is published to: {@link Trigger#QUEUE}, {@link Trigger#TOPIC} or {@link
 *     Trigger#BUS}
 * @param name the logical name of that
 * @param id its id, made by the function's instance, so that what is sent twice can be told
 * @param body the bytes of the payload; for a bus, a CloudEvent in structured JSON
 * @param key the ordering key; null if it has none
 * @param attributes the sender's attributes, in order
 * @param delay how long it is kept before it may be delivered
 * @param invocation the id of the invocation that published it
 * @param traceparent that invocation's trace; empty if it has none
 */
public record Published(
    Trigger kind,
    String name,
    String id,
    Body body,
    @Nullable String key,
    Map<String, String> attributes,
    Duration delay,
    String invocation,
    String traceparent) {}
