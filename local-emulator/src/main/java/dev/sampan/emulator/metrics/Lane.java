// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.metrics;

import java.time.Duration;

/**
 * How much waits in one lane of the journal.
 *
 * @param name the lane, such as {@code queue/orders}
 * @param depth how many events wait or are being delivered
 * @param oldest how long the oldest one has been there; zero if there is none
 */
public record Lane(String name, long depth, Duration oldest) {}
