// SPDX-License-Identifier: Apache-2.0
/**
 * AWS Lambda's own API on the control port, for Amazon's command line, SDKs and tools. Start at
 * {@link dev.sampan.emulator.lambdaapi.LambdaApi}; each group of operations has a class of its own.
 */
@NullMarked
package dev.sampan.emulator.lambdaapi;

import org.jspecify.annotations.NullMarked;
