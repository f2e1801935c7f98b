// SPDX-License-Identifier: Apache-2.0
/** Tests of the contract itself: it can be kept, and what breaks it is found. */
@NullMarked
package dev.sampan.contract;

import org.jspecify.annotations.NullMarked;
