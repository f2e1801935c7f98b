// SPDX-License-Identifier: Apache-2.0
/** Cloud Run: instances that serve the port they are given. */
@NullMarked
package dev.sampan.emulator.cloudrun;

import org.jspecify.annotations.NullMarked;
