// SPDX-License-Identifier: Apache-2.0
/**
 * What an instance may use, and how it is kept to that: the virtual machine's own flags and a watch
 * over its memory everywhere; a sandbox and control groups where the system has them and they are
 * asked for.
 */
@NullMarked
package dev.sampan.emulator.isolation;

import org.jspecify.annotations.NullMarked;
