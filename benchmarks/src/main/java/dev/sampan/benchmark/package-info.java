// SPDX-License-Identifier: Apache-2.0
/**
 * What Sampan costs: a function beside one written by hand, and the emulator beside none.
 *
 * <p>Each script in {@code benchmarks/} runs one main class: {@link
 * dev.sampan.benchmark.ColdStart}, {@link dev.sampan.benchmark.EmulatorStart}, {@link
 * dev.sampan.benchmark.KernelSpeed}, {@link dev.sampan.benchmark.Peers}, {@link
 * dev.sampan.benchmark.Soak} and {@link dev.sampan.benchmark.WarmCall}. {@link
 * dev.sampan.benchmark.Floor} is the least a function behind Lambda's runtime interface can be.
 */
@NullMarked
package dev.sampan.benchmark;

import org.jspecify.annotations.NullMarked;
