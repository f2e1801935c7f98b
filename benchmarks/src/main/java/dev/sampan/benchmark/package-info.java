// SPDX-License-Identifier: Apache-2.0
/**
 * What a Sampan function costs beside one written by hand.
 *
 * <p>Start at {@link dev.sampan.benchmark.ColdStart}, which the script {@code
 * benchmarks/cold-start} runs. {@link dev.sampan.benchmark.Floor} is the least a function behind
 * Lambda's runtime interface can be.
 */
@NullMarked
package dev.sampan.benchmark;

import org.jspecify.annotations.NullMarked;
