// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Startup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The end of an invocation's log, as {@code X-Amz-Log-Result} has it. */
final class LogTail {

  private static final int BYTES = 4096;

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
        + "REPORT RequestId: %s\tDuration: %s\t".formatted(id, millis(report.service().duration()))
        + "Billed Duration: %d ms\t".formatted(report.service().bill().time().toMillis())
        + "Memory Size: %d MB\t".formatted(report.service().bill().memory())
        + "Max Memory Used: %d MB\t".formatted(report.service().peakMiB())
        + init(report.service().startup())
        + "\n";
  }

  private static String init(@Nullable Startup startup) {
    return startup == null ? "" : "Init Duration: " + millis(startup.ofProcess()) + "\t";
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
  }
}
