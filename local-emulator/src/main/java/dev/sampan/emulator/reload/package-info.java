// SPDX-License-Identifier: Apache-2.0
/**
 * Follows files that change, and tells when they have come to rest.
 *
 * <p>Start at {@link dev.sampan.emulator.reload.FileWatch}.
 */
@NullMarked
package dev.sampan.emulator.reload;

import org.jspecify.annotations.NullMarked;
