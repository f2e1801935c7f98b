// SPDX-License-Identifier: Apache-2.0
/** Tests of the test kit, with functions made for them. */
@NullMarked
package dev.sampan.testing;

import org.jspecify.annotations.NullMarked;
