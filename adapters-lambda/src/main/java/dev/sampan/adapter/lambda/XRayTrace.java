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
    String root = field(header, "Root=");
    String parent = field(header, "Parent=");
    if (!isRoot(root) || !isHex(parent, 0, 16) || parent.length() != 16) {
      return Trace.none();
    }
    String sampled = field(header, "Sampled=").equals("1") ? "-01" : "-00";
    String trace = root.substring(2, 10) + root.substring(11);
    return new Trace("00-" + trace + "-" + parent + sampled, "");
  }

  private static String field(String header, String name) {
    int start = 0;
    while (start < header.length()) {
      int end = header.indexOf(';', start);
      end = end < 0 ? header.length() : end;
      if (header.startsWith(name, start)) {
        return header.substring(start + name.length(), end);
      }
      start = end + 1;
    }
    return "";
  }

  private static boolean isRoot(String root) {
    return root.length() == 35
        && root.startsWith("1-")
        && root.charAt(10) == '-'
        && isHex(root, 2, 10)
        && isHex(root, 11, 35);
  }

  private static boolean isHex(String text, int start, int end) {
    if (text.length() < end) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
