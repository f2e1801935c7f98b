// SPDX-License-Identifier: Apache-2.0
/**
 * The finished product, driven as its users and the clouds' own clients drive it.
 *
 * <p>Start at {@link dev.sampan.system.DemoTest}. What is tested is what {@code package} left:
 * jars, scripts and documents of this checkout, in processes of their own.
 */
@NullMarked
package dev.sampan.system;

import org.jspecify.annotations.NullMarked;
