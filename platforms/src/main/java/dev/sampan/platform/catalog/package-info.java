// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that is chosen by platform: its wire, and a sample of each of its events.
 *
 * <p>Start at {@link dev.sampan.platform.catalog.NativeWires}.
 */
@NullMarked
package dev.sampan.platform.catalog;

import org.jspecify.annotations.NullMarked;
