// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1} into a
 * {@code traceparent} of W3C Trace Context: the ids are the same bits.
 */
final class XRayTrace {

  private XRayTrace() {}

  /** The trace, or an empty one if the header has no root or no parent. */
  static Trace read(@Nullable String header) {
    if (header == null) {
      return Trace.none();
    }
    int root = valueAt(header, "Root=");
    int parent = valueAt(header, "Parent=");
    if (!isRoot(header, root) || !isHex(header, parent, 16) || !endsAt(header, parent + 16)) {
      return Trace.none();
    }
    int sampled = valueAt(header, "Sampled=");
    boolean recorded = header.startsWith("1", sampled) && endsAt(header, sampled + 1);
    StringBuilder traceparent = new StringBuilder(55).append("00-");
    traceparent.append(header, root + 2, root + 10).append(header, root + 11, root + 35);
    traceparent.append('-').append(header, parent, parent + 16);
    return new Trace(traceparent.append(recorded ? "-01" : "-00").toString(), "");
  }

  /** Where the value of a field begins; -1 if there is no such field. */
  private static int valueAt(String header, String name) {
    int start = 0;
    while (!header.startsWith(name, start)) {
      start = header.indexOf(';', start) + 1;
      if (start == 0) {
        return -1;
      }
    }
    return start + name.length();
  }

  private static boolean endsAt(String header, int end) {
    return end == header.length() || header.startsWith(";", end);
  }

  private static boolean isRoot(String header, int start) {
    return header.startsWith("1-", start)
        && isHex(header, start + 2, 8)
        && header.startsWith("-", start + 10)
        && isHex(header, start + 11, 24)
        && endsAt(header, start + 35);
  }

  private static boolean isHex(String text, int start, int length) {
    if (start < 0 || text.length() < start + length) {
      return false;
    }
    int end = start + length;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c > '9' ? c < 'a' || c > 'f' : c < '0') {
        return false;
      }
    }
    return true;
  }
}
