// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Outcome;
import io.cloudevents.CloudEvent;
import java.util.Optional;

/**
 * What the delivery of one event came to.
 *
 * @param outcome whether the event is done with
 * @param event the event that the function answers with; only a {@link dev.sampan.NewEvent} result
 *     becomes one
 */
public record EventReply(Outcome outcome, Optional<CloudEvent> event) {}
