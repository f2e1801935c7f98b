// SPDX-License-Identifier: Apache-2.0
/**
 * An order API, a price quote and a queue of receipts: three functions that run unchanged on AWS
 * Lambda, Tencent SCF and Cloud Run.
 *
 * <p>Start at {@link dev.sampan.example.orders.Orders}; {@code sampan.yaml} says what triggers each
 * function.
 */
@NullMarked
package dev.sampan.example.orders;

import org.jspecify.annotations.NullMarked;
