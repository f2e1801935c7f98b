// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of functions: called by hand, or deployed in memory on each platform.
 *
 * <p>For a handler called by hand see {@link dev.sampan.testing.TestContext}, {@link
 * dev.sampan.testing.TestEvents} and {@link dev.sampan.testing.TestStartup}. To run a function
 * through the adapters start at {@link dev.sampan.testing.EveryPlatform}, or, without JUnit, at
 * {@link dev.sampan.testing.Deployment}.
 */
@NullMarked
package dev.sampan.testing;

import org.jspecify.annotations.NullMarked;
