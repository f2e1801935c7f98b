// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;

/**
 * Gives a span the ids that the function was told, so that the spans of the function itself are its
 * children. For one thread at a time.
 */
final class GivenIds implements IdGenerator {

  private final IdGenerator others = IdGenerator.random();
  private String trace = "";
  private String span = "";

  /** The next span has these ids, if it begins a trace, or this span's id within another. */
  void next(String traceId, String spanId) {
    trace = traceId;
    span = spanId;
  }

  @Override
  public String generateTraceId() {
    return trace.isEmpty() ? others.generateTraceId() : trace;
  }

  @Override
  public String generateSpanId() {
    var given = span;
    span = "";
    return given.isEmpty() ? others.generateSpanId() : given;
  }
}
