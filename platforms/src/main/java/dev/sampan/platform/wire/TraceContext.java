// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of a W3C {@code traceparent}, from which each cloud's own trace header is made.
 *
 * @param traceId 32 lower-case hexadecimal digits
 * @param parentId 16 lower-case hexadecimal digits
 * @param sampled whether the caller records the trace
 */
public record TraceContext(String traceId, String parentId, boolean sampled) {

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private static final Pattern XRAY =
      Pattern.compile("Root=1-([0-9a-f]{8})-([0-9a-f]{24})\\b.*Parent=([0-9a-f]{16})\\b");

  /**
   * Reads a {@code traceparent} header.
   *
   * @throws IllegalArgumentException if it does not have the form of version 00
   */
  public static TraceContext of(String traceparent) {
    var parts = TRACEPARENT.matcher(traceparent.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a W3C traceparent: " + traceparent);
    }
    boolean sampled = (Integer.parseInt(parts.group(3), 16) & 1) == 1;
    return new TraceContext(parts.group(1), parts.group(2), sampled);
  }

  /** Reads AWS's {@code X-Amzn-Trace-Id}; empty if it names no trace and parent. */
  public static Optional<TraceContext> ofXray(String header) {
    var parts = XRAY.matcher(header);
    return parts.find()
        ? Optional.of(
            new TraceContext(
                parts.group(1) + parts.group(2), parts.group(3), header.contains("Sampled=1")))
        : Optional.empty();
  }

  /** The value of W3C's {@code traceparent}. */
  public String traceparent() {
    return "00-" + traceId + "-" + parentId + (sampled ? "-01" : "-00");
  }

  /** The value of AWS's {@code X-Amzn-Trace-Id}. */
  public String xray() {
    return "Root=1-"
        + traceId.substring(0, 8)
        + "-"
        + traceId.substring(8)
        + ";Parent="
        + parentId
        + ";Sampled="
        + (sampled ? 1 : 0);
  }

  /** The value of Google's {@code X-Cloud-Trace-Context}. */
  public String google() {
    var span = Long.toUnsignedString(Long.parseUnsignedLong(parentId, 16));
    return traceId + "/" + span + ";o=" + (sampled ? 1 : 0);
  }
}
