// SPDX-License-Identifier: Apache-2.0
/** Tiny functions that the engine's tests run in processes of their own. */
@NullMarked
package dev.sampan.emulator.functions;

import org.jspecify.annotations.NullMarked;
