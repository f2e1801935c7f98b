// SPDX-License-Identifier: Apache-2.0
/** One invocation: what is asked for, how it ended, and what is told about it. */
@NullMarked
package dev.sampan.emulator.invocation;

import org.jspecify.annotations.NullMarked;
