// SPDX-License-Identifier: Apache-2.0
/**
 * When schedules fire: one portable form, its rendering in each platform's dialect, and the times
 * that follow from it.
 *
 * <p>Start at {@link dev.sampan.platform.schedule.NativeSchedule}. Nothing here knows what time it
 * is.
 */
@NullMarked
package dev.sampan.platform.schedule;

import org.jspecify.annotations.NullMarked;
