// SPDX-License-Identifier: Apache-2.0
/**
 * A local stand-in for the clouds' function services.
 *
 * <p>Start at {@link dev.sampan.emulator.Emulator#start}.
 */
@NullMarked
package dev.sampan.emulator;

import org.jspecify.annotations.NullMarked;
