// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.lambda.Diary.Cost;
import dev.sampan.emulator.lambda.LambdaFlights.Flight;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;

/** Words and events for the end of an invocation in an instance that came up one way. */
final class ReportEvents {

  private static final Billing BILLING = Billing.of(Profile.of(Platform.LAMBDA));

  private final InitType type;
  private final int memoryMiB;

  ReportEvents(InitType type, int memoryMiB) {
    this.type = type;
    this.memoryMiB = memoryMiB;
  }

  /** What the runtime did of it; the error is empty if all went well. */
  static ObjectNode done(Flight flight, String error, long bytes, Cost cost) {
    var done = ended(flight, error);
    done.putObject("metrics")
        .put("durationMs", millis(cost.duration()))
        .put("producedBytes", bytes);
    return done;
  }

  /** What it took; the machine of a managed instance is billed, not the invocation. */
  ObjectNode report(Flight flight, String error, Cost cost) {
    var report = ended(flight, error);
    var metrics = report.putObject("metrics").put("durationMs", millis(cost.duration()));
    if (type != InitType.MANAGED) {
      metrics.put("billedDurationMs", billed(cost).toMillis()).put("memorySizeMB", memoryMiB);
      metrics.put("maxMemoryUsedMB", cost.memoryMiB());
    }
    var start = cost.start();
    if (start != null && type == InitType.SNAP_START) {
      metrics.put("restoreDurationMs", millis(start));
      metrics.put("billedRestoreDurationMs", whole(start).toMillis());
    } else if (start != null) {
      metrics.put("initDurationMs", millis(start));
    }
    return report;
  }

  private static ObjectNode ended(Flight flight, String error) {
    return ended(about(flight), error);
  }

  /** An event about an invocation, with the trace that it belongs to. */
  static ObjectNode about(Flight flight) {
    var record = PlatformEvent.fields().put("requestId", flight.id());
    flight
        .sampled()
        .ifPresent(
            it ->
                record
                    .putObject("tracing")
                    .put("spanId", it.parentId())
                    .put("type", "X-Amzn-Trace-Id")
                    .put("value", it.xray()));
    return record;
  }

  /** The same with how it ended. */
  static ObjectNode ended(ObjectNode record, String error) {
    record.put("status", status(error));
    return status(error).equals("error") ? record.put("errorType", error) : record;
  }

  /** The word for an error: none is empty, and there is one for a time-out. */
  static String status(String error) {
    return error.isEmpty() ? "success" : error.equals("timeout") ? error : "error";
  }

  /** The lines of a log. */
  String text(Flight flight, String error, Cost cost) {
    var status = status(error);
    return line(flight, cost)
        + (status.equals("success") ? "" : "Status: " + status)
        + (status.equals("error") ? "\tError Type: " + error : "")
        + flight.sampled().map(it -> xray(it.xray(), it.parentId())).orElse("");
  }

  private String line(Flight flight, Cost cost) {
    var line =
        new ReportLine(flight.id(), cost.duration(), billed(cost), memoryMiB, cost.memoryMiB());
    var start = cost.start();
    if (start == null) {
      return line.text();
    }
    return type == InitType.SNAP_START
        ? line.afterRestore(start, whole(start))
        : line.afterInit(start);
  }

  private static String xray(String header, String segment) {
    var root = header.substring("Root=".length(), header.indexOf(';'));
    return "\nXRAY TraceId: " + root + "\tSegmentId: " + segment + "\tSampled: true\t";
  }

  /** A restore is billed by itself. */
  private Duration billed(Cost cost) {
    var start = cost.start();
    var init = start == null || type == InitType.SNAP_START ? Duration.ZERO : start;
    return BILLING.bill(cost.duration(), init, 0).time();
  }

  private static Duration whole(Duration time) {
    return BILLING.bill(time, Duration.ZERO, 0).time();
  }

  /** Milliseconds as a number. */
  static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e3) / 1e3;
  }

  /** Milliseconds with two decimals. */
  static String text(Duration time) {
    return decimal(Math.round(time.toNanos() / 1e4));
  }

  /** What a format would do at several times the cost, on each invocation. */
  static String decimal(long hundredths) {
    var part = Math.abs(hundredths % 100);
    var sign = hundredths < 0 && hundredths > -100 ? "-" : "";
    return sign + hundredths / 100 + (part < 10 ? ".0" : ".") + part;
  }
}
