// SPDX-License-Identifier: Apache-2.0
/**
 * What the emulator adds to a local run so that it is like the cloud's: the modelled share of cold
 * starts, the pace of streamed responses, and faults on demand. All are off unless asked for; a
 * seed decides what is random.
 */
@NullMarked
package dev.sampan.emulator.condition;

import org.jspecify.annotations.NullMarked;
