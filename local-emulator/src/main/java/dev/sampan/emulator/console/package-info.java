// SPDX-License-Identifier: Apache-2.0
/** The control listener: a small JSON API for people and tools. */
@NullMarked
package dev.sampan.emulator.console;

import org.jspecify.annotations.NullMarked;
