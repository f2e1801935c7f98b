// SPDX-License-Identifier: Apache-2.0
/**
 * One invocation, the same on every cloud: finds the function in the index, makes its handler,
 * binds its input, runs it behind its middleware and maps what it returned or threw.
 *
 * <p>Start at {@link dev.sampan.runtime.FunctionInstance}. An adapter turns native requests into a
 * {@link dev.sampan.runtime.Call} and an input, and the answer into a native reply. Function
 * authors need nothing of this package.
 */
@NullMarked
package dev.sampan.runtime;

import org.jspecify.annotations.NullMarked;
