// SPDX-License-Identifier: Apache-2.0
/**
 * The rules that every adapter owes, and the files that show each platform's wire.
 *
 * <p>Start at {@link dev.sampan.contract.AdapterContract}: an adapter's test extends it and hands
 * over an {@code AdapterUnderTest}, which speaks that platform's protocol to the adapter byte by
 * byte.
 */
@NullMarked
package dev.sampan.contract;

import org.jspecify.annotations.NullMarked;
