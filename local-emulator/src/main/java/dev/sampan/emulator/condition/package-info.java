// SPDX-License-Identifier: Apache-2.0
/**
 * What the emulator adds to a local run so that it is like the cloud's: the modelled share of cold
 * starts, and faults on demand. Both are off unless asked for, and decided by a seed.
 */
@NullMarked
package dev.sampan.emulator.condition;

import org.jspecify.annotations.NullMarked;
