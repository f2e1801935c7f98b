// SPDX-License-Identifier: Apache-2.0
/**
 * Faults on demand: what goes wrong, where, and how often, decided by a seed alone.
 *
 * <p>Start at {@link dev.sampan.platform.fault.FaultPlan}.
 */
@NullMarked
package dev.sampan.platform.fault;

import org.jspecify.annotations.NullMarked;
