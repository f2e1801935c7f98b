// SPDX-License-Identifier: Apache-2.0
/** Tests of the Lambda adapter, over bytes in memory. */
@NullMarked
package dev.sampan.adapter.lambda;

import org.jspecify.annotations.NullMarked;
