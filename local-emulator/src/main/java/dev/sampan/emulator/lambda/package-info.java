// SPDX-License-Identifier: Apache-2.0
/** AWS Lambda: the Runtime API towards an instance and the Invoke API towards clients. */
@NullMarked
package dev.sampan.emulator.lambda;

import org.jspecify.annotations.NullMarked;
