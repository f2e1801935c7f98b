// SPDX-License-Identifier: Apache-2.0
/** Tests of the example: handlers called by hand, and functions on every platform. */
@NullMarked
package dev.sampan.example.orders;

import org.jspecify.annotations.NullMarked;
