// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Trace;
import java.util.Map;

/**
 * The fields of a line by which Cloud Logging joins the lines of a trace. The project is that of
 * {@code GOOGLE_CLOUD_PROJECT}; where that is not set, the trace stands by its id alone.
 *
 * @see <a href="https://cloud.google.com/logging/docs/structured-logging">Structured logging</a>
 */
final class TraceFields {

  private static final String FIELD = ",\"logging.googleapis.com/";
  private static final int LENGTH = 55;

  private TraceFields() {}

  /** The members to append to an object; none if there is no trace in its form. */
  static String of(Trace trace, Map<String, String> variables) {
    String parent = trace.traceparent();
    if (!isTraceparent(parent)) {
      return "";
    }
    boolean sampled = (Character.digit(parent.charAt(54), 16) & 1) == 1;
    return FIELD
        + "trace\":\""
        + project(variables.getOrDefault("GOOGLE_CLOUD_PROJECT", ""))
        + parent.substring(3, 35)
        + '"'
        + FIELD
        + "spanId\":\""
        + parent.substring(36, 52)
        + '"'
        + FIELD
        + "trace_sampled\":"
        + sampled;
  }

  /** The name of a project has nothing to escape; what has is none. */
  private static String project(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
        return "";
      }
    }
    return id.isEmpty() ? "" : "projects/" + id + "/traces/";
  }

  private static boolean isTraceparent(String text) {
    if (text.length() < LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean dash = i == 2 || i == 35 || i == 52;
      boolean fits = dash ? text.charAt(i) == '-' : isHex(text.charAt(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
