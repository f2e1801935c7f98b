// SPDX-License-Identifier: Apache-2.0
/**
 * Debuggers and the functions that they look at.
 *
 * <p>Start at {@link dev.sampan.emulator.debug.Debugging}.
 */
@NullMarked
package dev.sampan.emulator.debug;

import org.jspecify.annotations.NullMarked;
