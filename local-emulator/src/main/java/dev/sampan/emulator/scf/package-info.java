// SPDX-License-Identifier: Apache-2.0
/** Tencent SCF: the custom runtime's API, and instances that serve port 9000. */
@NullMarked
package dev.sampan.emulator.scf;

import org.jspecify.annotations.NullMarked;
