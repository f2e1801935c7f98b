// SPDX-License-Identifier: Apache-2.0
/**
 * What the emulator counts, for Prometheus. Start at {@link dev.sampan.emulator.metrics.Metrics}.
 *
 * <p>Micrometer is loaded when somebody first asks, or when there is more to count than is worth
 * keeping: an emulator that nobody scrapes does not pay for it.
 */
@NullMarked
package dev.sampan.emulator.metrics;

import org.jspecify.annotations.NullMarked;
