// SPDX-License-Identifier: Apache-2.0
/**
 * AWS Lambda towards an instance: the Runtime API, the Extensions API and the Telemetry API, the
 * phases of an instance and the lines of its log. What clients call is in {@code lambdaapi}.
 */
@NullMarked
package dev.sampan.emulator.lambda;

import org.jspecify.annotations.NullMarked;
