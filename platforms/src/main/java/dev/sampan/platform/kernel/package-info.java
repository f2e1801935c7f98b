// SPDX-License-Identifier: Apache-2.0
/**
 * The rules by which a platform starts, chooses and ends the instances of one function.
 *
 * <p>Start at {@link dev.sampan.platform.kernel.Kernel}: facts go in as {@link
 * dev.sampan.platform.kernel.Input}s with the time at which they happened, orders come out as
 * {@link dev.sampan.platform.kernel.Command}s. Nothing here reads a clock, starts a thread or does
 * I/O, so a test can live through an hour in a microsecond.
 *
 * <p>Where its policy asks for {@link dev.sampan.platform.kernel.Autoscaling}, the kernel lets an
 * {@link dev.sampan.platform.kernel.Autoscaler} say how many instances the load wants. {@code
 * dev.sampan.platform.simulation} drives it in virtual time, and adds up what is billed.
 */
@NullMarked
package dev.sampan.platform.kernel;

import org.jspecify.annotations.NullMarked;
