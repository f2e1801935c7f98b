// SPDX-License-Identifier: Apache-2.0
/** The functions of a project on each platform, and the pools of instances behind them. */
@NullMarked
package dev.sampan.emulator.function;

import org.jspecify.annotations.NullMarked;
