// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.Platform;
import org.jspecify.annotations.Nullable;

/**
 * One line that an instance printed.
 *
 * @param platform where the instance runs
 * @param function which function
 * @param instance which instance
 * @param invocation the invocation that ran in the instance then; null if there was none, or more
 *     than one
 * @param system whether the platform wrote it, as Lambda does {@code REPORT}, and not the function
 * @param text the line without its end; cut if it was very long
 */
public record OutputLine(
    Platform platform,
    String function,
    String instance,
    @Nullable String invocation,
    boolean system,
    String text) {}
