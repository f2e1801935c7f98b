// SPDX-License-Identifier: Apache-2.0
/**
 * Tencent SCF's native requests and replies: Function URL events, CMQ topic events, web functions.
 *
 * <p>Start at {@link dev.sampan.platform.scf.ScfWire}.
 */
@NullMarked
package dev.sampan.platform.scf;

import org.jspecify.annotations.NullMarked;
