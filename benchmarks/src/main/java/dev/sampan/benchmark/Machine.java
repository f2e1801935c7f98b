// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure depends on besides the code, and what a process takes of it. */
final class Machine {

  /** The heap or one of its generations, in the words of {@code jcmd}; not the metaspace. */
  private static final Pattern USED = Pattern.compile("(?:total|committed) \\d+K, used (\\d+)K");

  private Machine() {}

  /** One line above a table; the load says how far its figures can be trusted. */
  static void print(PrintStream out, String how) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    out.printf(
        Locale.ROOT,
        "%s, %d processors, load %.1f, %s%n",
        Runtime.version(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        how);
  }

  /** The memory that a process holds, in MiB; NaN where the system has no {@code /proc}. */
  static double residentMebibytes(long process) throws IOException {
    return mebibytes(process, "VmRSS:");
  }

  /** The most memory that a process has held so far, in MiB; NaN as above. */
  static double peakMebibytes(long process) throws IOException {
    return mebibytes(process, "VmHWM:");
  }

  private static double mebibytes(long process, String field) throws IOException {
    Path status = Path.of("/proc", Long.toString(process), "status");
    List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
    for (String line : lines) {
      if (line.startsWith(field)) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }

  /** The memory that a process and those it started hold, in MiB; shared pages count again. */
  static double residentMebibytes(ProcessHandle process) throws IOException {
    double all = residentMebibytes(process.pid());
    for (ProcessHandle each : process.descendants().toList()) {
      double one = residentMebibytes(each.pid());
      all += Double.isNaN(one) ? 0 : one;
    }
    return all;
  }

  /** What a Java process still uses of its heap after a full collection, in MiB. */
  static double heapMebibytes(long process) throws IOException {
    ask(process, "GC.run");
    Matcher generations = USED.matcher(ask(process, "GC.heap_info"));
    return generations.results().mapToLong(it -> Long.parseLong(it.group(1))).sum() / 1024.0;
  }

  private static String ask(long process, String question) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> command = List.of(jcmd.toString(), Long.toString(process), question);
    Process answer = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
