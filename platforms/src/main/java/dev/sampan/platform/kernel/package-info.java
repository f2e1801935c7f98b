// SPDX-License-Identifier: Apache-2.0
/**
 * The rules by which a platform starts, chooses and ends the instances of one function.
 *
 * <p>Start at {@link dev.sampan.platform.kernel.Kernel}: facts go in as {@link
 * dev.sampan.platform.kernel.Input}s with the time at which they happened, orders come out as
 * {@link dev.sampan.platform.kernel.Command}s. Nothing here reads a clock, starts a thread or does
 * I/O, so a test can live through an hour in a microsecond.
 *
 * <p>Beside it stand {@link dev.sampan.platform.kernel.Autoscaler}, which says how many instances a
 * load wants, and {@link dev.sampan.platform.kernel.BillingMeter}, which adds up what a platform
 * bills; both are told what the kernel is told. {@code dev.sampan.platform.simulation} drives it
 * all in virtual time.
 */
@NullMarked
package dev.sampan.platform.kernel;

import org.jspecify.annotations.NullMarked;
