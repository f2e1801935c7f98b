// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.invocation.InvocationReport;
import java.time.Duration;

/** What there is to tell about an invocation, as JSON. Times are in milliseconds. */
public final class ReportJson {

  private static final double NANOS = 1e6;

  private ReportJson() {}

  /** The report as one object. */
  public static ObjectNode of(InvocationReport it) {
    var json = CallJson.object().put("id", it.id()).put("platform", it.platform().id());
    json.put("function", it.function()).put("trigger", it.trigger());
    json.put("arrived", it.arrived().toString()).put("total", millis(it.total()));
    json.put("status", it.status()).put("failed", it.failed());
    json.put("reason", it.reason()).put("traceparent", it.traceparent());
    json.put("instance", it.service().instance()).put("cold", it.service().cold());
    json.put("duration", millis(it.service().duration())).put("log", it.service().log());
    var bill = it.service().bill();
    json.put("billed", millis(bill.time())).put("gibibyteSeconds", bill.gibibyteSeconds());
    var startup = it.service().startup();
    if (startup != null) {
      json.put("provision", millis(startup.provision())).put("queued", millis(startup.queued()));
      json.put("process", millis(startup.process()));
      json.put("init", millis(startup.init())).put("runtime", millis(startup.runtime()));
      json.put("handler", millis(startup.handler())).put("restore", millis(startup.restore()));
    }
    return json;
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
