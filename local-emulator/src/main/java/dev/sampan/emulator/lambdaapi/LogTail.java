// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.emulator.lambda.ReportLine;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/** The end of an invocation's log, as {@code X-Amz-Log-Result} has it. */
final class LogTail {

  private static final int BYTES = 4096;
  private static final Billing BILLING = Billing.of(Profile.of(Platform.LAMBDA));

  private LogTail() {}

  /** The last 4 KB, in base64. */
  static String of(InvocationReport report, String version) {
    var bytes = text(report, version).getBytes(StandardCharsets.UTF_8);
    var from = Math.max(0, bytes.length - BYTES);
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String text(InvocationReport report, String version) {
    var id = report.id();
    var log = report.service().log();
    return "START RequestId: %s Version: %s\n".formatted(id, version)
        + (log.isEmpty() || log.endsWith("\n") ? log : log + "\n")
        + "END RequestId: %s\n".formatted(id)
        + reported(id, report.service())
        + "\n";
  }

  private static String reported(String id, Service service) {
    var startup = service.startup();
    if (startup == null || !startup.snapshot()) {
      var line = line(id, service, service.bill().time());
      return startup == null ? line.text() : line.afterInit(startup.ofProcess());
    }
    return line(id, service, whole(service.duration()))
        .afterRestore(startup.restore(), whole(startup.restore()));
  }

  private static Duration whole(Duration time) {
    return BILLING.bill(time, Duration.ZERO, 0).time();
  }

  private static ReportLine line(String id, Service service, Duration billed) {
    var memory = service.bill().memory();
    return new ReportLine(id, service.duration(), billed, memory, service.peakMiB());
  }
}
