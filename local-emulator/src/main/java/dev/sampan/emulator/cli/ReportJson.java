// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Startup;
import java.time.Duration;

/** An invocation's report as JSON; durations are milliseconds. */
final class ReportJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS = 1e6;

  private ReportJson() {}

  static String line(InvocationReport report) {
    return object(report).toString();
  }

  static ObjectNode object(InvocationReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("time", report.arrived().toString());
    json.put("id", report.id());
    json.put("platform", report.platform().id());
    json.put("function", report.function());
    json.put("trigger", report.trigger());
    json.put("cold", report.service().cold());
    Startup startup = report.service().startup();
    if (startup != null) {
      json.put("processMs", millis(startup.process()));
      json.put("initMs", millis(startup.init()));
    }
    json.put("totalMs", millis(report.total()));
    json.put("status", report.status());
    json.put("failed", report.failed());
    return json;
  }

  static double millis(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
