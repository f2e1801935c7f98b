// SPDX-License-Identifier: Apache-2.0
/**
 * Virtual time for the kernel: seeded arrivals and service times drive the very {@link
 * dev.sampan.platform.kernel.Kernel} that the emulator drives, as fast as the machine can.
 *
 * <p>Start at {@link dev.sampan.platform.simulation.Simulation}. Memory grows with the invocations
 * and instances that are alive at the same time, not with those that have been. Nothing here reads
 * a clock or starts a thread; the same seed gives the same history on every machine.
 */
@NullMarked
package dev.sampan.platform.simulation;

import org.jspecify.annotations.NullMarked;
