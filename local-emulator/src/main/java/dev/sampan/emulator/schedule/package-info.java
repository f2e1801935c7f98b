// SPDX-License-Identifier: Apache-2.0
/**
 * Fires the schedules of a project as its platform's dialect has them.
 *
 * <p>Start at {@link dev.sampan.emulator.schedule.Schedules}.
 */
@NullMarked
package dev.sampan.emulator.schedule;

import org.jspecify.annotations.NullMarked;
