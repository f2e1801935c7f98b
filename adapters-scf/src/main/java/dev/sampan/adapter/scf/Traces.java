// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Headers;
import dev.sampan.Trace;

/** SCF has no trace of its own: what a caller sent is passed on. */
final class Traces {

  private Traces() {}

  static Trace of(Headers headers) {
    return new Trace(
        headers.first("traceparent").orElse(""), headers.first("tracestate").orElse(""));
  }
}
