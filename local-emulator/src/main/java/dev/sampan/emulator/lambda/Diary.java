// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.invocation.Startup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the platform tells of one instance. The words are those of Lambda's own log; where
 * they name a version of a runtime, it is made up.
 */
final class Diary {

  private static final String VERSION = "$LATEST";
  private static final String RUNTIME = "provided:emulated";
  private static final String RUNTIME_ARN = "arn:aws:lambda:us-east-1::runtime:emulated";

  private final InstantSource clock;
  private final InitType type;
  private final String function;
  private final int memoryMiB;
  private final Consumer<PlatformEvent> out;

  Diary(
      InstantSource clock,
      InitType type,
      String function,
      int memoryMiB,
      Consumer<PlatformEvent> out) {
    this.clock = clock;
    this.type = type;
    this.function = function;
    this.memoryMiB = memoryMiB;
    this.out = out;
  }

  /**
   * What an invocation took.
   *
   * @param duration how long it ran
   * @param billed what is billed
   * @param startup the init that came before it; null unless it is told
   * @param memoryMiB the most memory that its instance held
   */
  record Cost(Duration duration, Duration billed, @Nullable Startup startup, long memoryMiB) {}

  /** An init begins; {@code phase} is init or invoke. */
  void initStarts(String phase) {
    var record =
        PlatformEvent.fields()
            .put("initializationType", type.id())
            .put("phase", phase)
            .put("runtimeVersion", RUNTIME)
            .put("runtimeVersionArn", RUNTIME_ARN)
            .put("functionName", function)
            .put("functionVersion", VERSION)
            .put("instanceMaxMemory", memoryMiB * 1024L * 1024);
    var text = "INIT_START Runtime Version: " + RUNTIME + "\tRuntime Version ARN: " + RUNTIME_ARN;
    tell("platform.initStart", record, phase.equals("init") ? text : "");
  }

  /**
   * An init is over; the error is empty if it went well, and {@code timeout} if it took too long.
   */
  void initEnds(String phase, Duration took, String error) {
    var status = status(error);
    var done =
        PlatformEvent.fields()
            .put("initializationType", type.id())
            .put("phase", phase)
            .put("status", status);
    if (status.equals("error")) {
      done.put("errorType", error);
    }
    tell("platform.initRuntimeDone", done, "");
    var report = done.deepCopy();
    report.putObject("metrics").put("durationMs", millis(took));
    var text =
        "INIT_REPORT Init Duration: " + text(took) + " ms\tPhase: " + phase + "\tStatus: " + status;
    var ending = status.equals("error") ? "\tError Type: " + error : "";
    tell("platform.initReport", report, status.equals("success") ? "" : text + ending);
  }

  private static String status(String error) {
    return error.isEmpty() ? "success" : error.equals("timeout") ? error : "error";
  }

  void starts(String invocation) {
    var record = PlatformEvent.fields().put("requestId", invocation).put("version", VERSION);
    tell("platform.start", record, "START RequestId: " + invocation + " Version: " + VERSION);
  }

  /** The runtime ended during an invocation, or during its init. */
  void exits(String invocation, String message) {
    var record =
        PlatformEvent.fields()
            .put("requestId", invocation)
            .put("errorMessage", message)
            .put("errorType", RuntimeError.EXIT);
    tell("platform.fault", record, message + "\n" + RuntimeError.EXIT);
  }

  void timesOut(String invocation, Duration after) {
    var message =
        String.format(
            Locale.ROOT,
            "%s Task timed out after %.2f seconds",
            invocation,
            after.toMillis() / 1e3);
    var record = PlatformEvent.fields().put("requestId", invocation).put("errorMessage", message);
    tell("platform.fault", record, clock.instant() + " " + message);
  }

  /** An invocation has ended; the error is empty if it went well. */
  void ends(String invocation, String error, long bytes, Cost cost) {
    var done = PlatformEvent.fields().put("requestId", invocation).put("status", status(error));
    if (status(error).equals("error")) {
      done.put("errorType", error);
    }
    var report = done.deepCopy();
    done.putObject("metrics")
        .put("durationMs", millis(cost.duration()))
        .put("producedBytes", bytes);
    tell("platform.runtimeDone", done, "END RequestId: " + invocation);
    var metrics =
        report
            .putObject("metrics")
            .put("durationMs", millis(cost.duration()))
            .put("billedDurationMs", cost.billed().toMillis())
            .put("memorySizeMB", memoryMiB)
            .put("maxMemoryUsedMB", cost.memoryMiB());
    var startup = cost.startup();
    if (startup != null) {
      metrics.put(type.metric(), millis(startup.ofProcess()));
    }
    tell("platform.report", report, report(invocation, error, cost));
  }

  private String report(String invocation, String error, Cost cost) {
    var startup = cost.startup();
    var status = status(error);
    return "REPORT RequestId: "
        + invocation
        + ("\tDuration: " + text(cost.duration()) + " ms")
        + ("\tBilled Duration: " + cost.billed().toMillis() + " ms")
        + ("\tMemory Size: " + memoryMiB + " MB")
        + ("\tMax Memory Used: " + cost.memoryMiB() + " MB\t")
        + (startup == null ? "" : type.word() + ": " + text(startup.ofProcess()) + " ms\t")
        + (status.equals("success") ? "" : "Status: " + status)
        + (status.equals("error") ? "\tError Type: " + error : "");
  }

  /** Tells an event that has no line in a log. */
  void tell(PlatformEvent event) {
    out.accept(event);
  }

  private void tell(String kind, ObjectNode record, String text) {
    out.accept(new PlatformEvent(now(), kind, record, text));
  }

  Instant now() {
    return clock.instant();
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e3) / 1e3;
  }

  private static String text(Duration time) {
    return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e6);
  }
}
