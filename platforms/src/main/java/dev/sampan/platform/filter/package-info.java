// SPDX-License-Identifier: Apache-2.0
/**
 * Which events a trigger hears of, by what is in them.
 *
 * <p>Start at {@link dev.sampan.platform.filter.EventFilter}, some {@link
 * dev.sampan.platform.filter.EventPattern}s of which an event must fit one. All here is immutable,
 * and knows neither a clock nor a platform.
 */
@NullMarked
package dev.sampan.platform.filter;

import org.jspecify.annotations.NullMarked;
