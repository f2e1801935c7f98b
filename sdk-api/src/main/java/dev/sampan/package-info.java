// SPDX-License-Identifier: Apache-2.0
/**
 * What a function author compiles against.
 *
 * <p>Start at {@link dev.sampan.Handler}: everything else here is handed to a handler or returned
 * by one.
 */
@NullMarked
package dev.sampan;

import org.jspecify.annotations.NullMarked;
