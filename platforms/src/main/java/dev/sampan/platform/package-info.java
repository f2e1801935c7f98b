// SPDX-License-Identifier: Apache-2.0
/**
 * The clouds' function services that Sampan knows, and the words for what crosses their wires.
 *
 * <p>Start at {@link dev.sampan.platform.Platform}. Every other package of this module uses this
 * one, and it uses none of them.
 */
@NullMarked
package dev.sampan.platform;

import org.jspecify.annotations.NullMarked;
