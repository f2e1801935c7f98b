// SPDX-License-Identifier: Apache-2.0
/**
 * What the platforms did with the same input, side by side.
 *
 * <p>Start at {@link dev.sampan.emulator.comparison.Comparison}.
 */
@NullMarked
package dev.sampan.emulator.comparison;

import org.jspecify.annotations.NullMarked;
