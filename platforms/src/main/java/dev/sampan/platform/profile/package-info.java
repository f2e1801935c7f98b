// SPDX-License-Identifier: Apache-2.0
/**
 * One profile of numbers and rules per platform, each with where it comes from.
 *
 * <p>Start at {@link dev.sampan.platform.profile.Profile#of}. A number that belongs to a platform
 * is written here and nowhere else.
 */
@NullMarked
package dev.sampan.platform.profile;

import org.jspecify.annotations.NullMarked;
