// SPDX-License-Identifier: Apache-2.0
/**
 * Spans of invocations for OpenTelemetry. Start at {@link dev.sampan.emulator.tracing.Tracing}.
 *
 * <p>OpenTelemetry is loaded only if somebody asks for traces.
 */
@NullMarked
package dev.sampan.emulator.tracing;

import org.jspecify.annotations.NullMarked;
