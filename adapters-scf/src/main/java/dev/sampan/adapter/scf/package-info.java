// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a Sampan function on Tencent SCF: as a custom runtime, as an event function behind the port
 * of an image, or as a web function.
 *
 * <p>Start at {@link dev.sampan.adapter.scf.ScfMain}. An event function's native requests are read
 * and its replies written by {@code EventFunction}; what carries them is {@link
 * dev.sampan.adapter.scf.ScfLoop} or {@link dev.sampan.adapter.scf.ScfServer}.
 */
@NullMarked
package dev.sampan.adapter.scf;

import org.jspecify.annotations.NullMarked;
