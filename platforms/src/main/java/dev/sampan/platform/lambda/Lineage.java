// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Headers;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.Digests;
import java.util.regex.Pattern;

/**
 * How Lambda counts the invocations of a chain: in the field {@code Lineage} of the trace header,
 * which Amazon's SDKs pass on from an invocation to what it calls
 * (docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html, docs.aws.amazon.com/xray/latest/
 * devguide/xray-concepts.html). Its parts are {@code hash:count}.
 */
public final class Lineage {

  private static final Pattern COUNT = Pattern.compile("[0-9a-f]{8}:([0-9]{1,5})(?=[|;]|$)");
  private static final String FIELD = ";Lineage=";
  private static final int HASH = 8;

  private Lineage() {}

  /** The headers with the lineage of an invocation that has so many before it. */
  static Headers of(Headers headers, InvocationFacts facts, int hops) {
    var trace = headers.first(RuntimeHeaders.TRACE_ID).orElse("");
    return trace.isEmpty()
        ? headers
        : headers.with(
            RuntimeHeaders.TRACE_ID,
            trace + FIELD + Digests.id(facts.function(), HASH) + ":" + hops);
  }

  /**
   * How many invocations stand before one that is asked for with a trace header; 0 if nothing is
   * said of it.
   *
   * @param trace the value of {@code X-Amzn-Trace-Id}
   */
  public static int hops(String trace) {
    var at = trace.indexOf(FIELD);
    if (at < 0) {
      return 0;
    }
    var parts = COUNT.matcher(trace).region(at + FIELD.length(), trace.length());
    var most = -1;
    while (parts.find()) {
      most = Math.max(most, Integer.parseInt(parts.group(1)));
    }
    return most + 1;
  }
}
