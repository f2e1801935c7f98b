// SPDX-License-Identifier: Apache-2.0
/**
 * When a platform delivers what a source accepted, how often, and what becomes of it at last.
 *
 * <p>Start at {@link dev.sampan.platform.delivery.DeliveryPolicy}, which makes a {@link
 * dev.sampan.platform.delivery.DeliveryModel} for a trigger. The models have no clock, no thread
 * and no messages: they know ids, and are told what happened when.
 */
@NullMarked
package dev.sampan.platform.delivery;

import org.jspecify.annotations.NullMarked;
