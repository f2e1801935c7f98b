// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code sampan}.
 *
 * <p>Start at {@link dev.sampan.emulator.cli.Main}. A command reads its arguments, calls the
 * emulator and prints; it holds no rule of a platform.
 */
@NullMarked
package dev.sampan.emulator.cli;

import org.jspecify.annotations.NullMarked;
