// SPDX-License-Identifier: Apache-2.0
/** Instances as child processes: start, output, end, and the plain HTTP that some of them speak. */
@NullMarked
package dev.sampan.emulator.instance;

import org.jspecify.annotations.NullMarked;
