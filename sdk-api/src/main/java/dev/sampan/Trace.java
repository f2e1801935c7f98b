// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Objects;

/**
 * The distributed trace of an invocation, as W3C Trace Context writes it.
 *
 * @param traceparent the header's value as it arrived; empty if the caller sent none
 * @param tracestate the header's value as it arrived; empty if the caller sent none
 */
public record Trace(String traceparent, String tracestate) {

  /** Both are needed, if only as empty texts. */
  public Trace {
    Objects.requireNonNull(traceparent, "traceparent");
    Objects.requireNonNull(tracestate, "tracestate");
  }

  /** No trace. */
  public static Trace none() {
    return new Trace("", "");
  }
}
