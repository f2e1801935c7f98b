// SPDX-License-Identifier: Apache-2.0
/**
 * Emulators that are killed while they accept events. Start at {@link
 * dev.sampan.system.kill.Kills}.
 */
@NullMarked
package dev.sampan.system.kill;

import org.jspecify.annotations.NullMarked;
