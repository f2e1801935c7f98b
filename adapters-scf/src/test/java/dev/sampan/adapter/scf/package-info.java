// SPDX-License-Identifier: Apache-2.0
/** Tests of the SCF adapter, over the platform's real bytes. */
@NullMarked
package dev.sampan.adapter.scf;

import org.jspecify.annotations.NullMarked;
