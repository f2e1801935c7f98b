// SPDX-License-Identifier: Apache-2.0
/**
 * What starts functions: the HTTP gateway, and the simulated sources of events.
 *
 * <p>Start at {@link dev.sampan.emulator.trigger.Sources}. What a source accepts is on disk before
 * it says so. For each trigger, a {@code Subscription} tells a model of {@code
 * dev.sampan.platform.delivery} what happens and does what the model orders: a {@code Courier}
 * takes batches to the function, a {@code Burial} takes what is given up to where it belongs.
 */
@NullMarked
package dev.sampan.emulator.trigger;

import org.jspecify.annotations.NullMarked;
