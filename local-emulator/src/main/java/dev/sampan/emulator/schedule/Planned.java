// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule and when it fires next.
 *
 * @param name its name
 * @param function the function that it starts
 * @param expression what would be deployed, in the platform's dialect; empty if that has no form
 *     for it
 * @param next when it fires next; null if never again
 * @param refusal why it does not fire on this platform; empty if it does
 */
public record Planned(
    String name, String function, String expression, @Nullable Instant next, String refusal) {}
