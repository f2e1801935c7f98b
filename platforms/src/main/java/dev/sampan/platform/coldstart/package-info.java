// SPDX-License-Identifier: Apache-2.0
/**
 * The share of a cold start that no local process can show: what a platform takes before it starts
 * one.
 */
@NullMarked
package dev.sampan.platform.coldstart;

import org.jspecify.annotations.NullMarked;
