// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.invocation.Startup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    var text = "INIT_START Runtime Version: " + RUNTIME + "\tRuntime Version ARN: " + RUNTIME_ARN;
    Supplier<ObjectNode> record =
        () ->
            PlatformEvent.fields()
                .put("initializationType", type.id())
                .put("phase", phase)
                .put("runtimeVersion", RUNTIME)
                .put("runtimeVersionArn", RUNTIME_ARN)
                .put("functionName", function)
                .put("functionVersion", VERSION)
                .put("instanceMaxMemory", memoryMiB * 1024L * 1024);
    tell("platform.initStart", null, record, phase.equals("init") ? text : "");
  }

  /**
   * An init is over; the error is empty if it went well, and {@code timeout} if it took too long.
   */
  void initEnds(String phase, Duration took, String error) {
    tell("platform.initRuntimeDone", null, () -> init(phase, error), "");
    var status = status(error);
    var text =
        "INIT_REPORT Init Duration: " + text(took) + " ms\tPhase: " + phase + "\tStatus: " + status;
    var ending = status.equals("error") ? "\tError Type: " + error : "";
    Supplier<ObjectNode> report =
        () -> with(init(phase, error), PlatformEvent.fields().put("durationMs", millis(took)));
    tell("platform.initReport", null, report, status.equals("success") ? "" : text + ending);
  }

  private ObjectNode init(String phase, String error) {
    var record = PlatformEvent.fields().put("initializationType", type.id()).put("phase", phase);
    return ended(record, error);
  }

  private static ObjectNode ended(ObjectNode record, String error) {
    record.put("status", status(error));
    return status(error).equals("error") ? record.put("errorType", error) : record;
  }

  private static ObjectNode with(ObjectNode record, ObjectNode metrics) {
    record.set("metrics", metrics);
    return record;
  }

  private static String status(String error) {
    return error.isEmpty() ? "success" : error.equals("timeout") ? error : "error";
  }

  void starts(String invocation) {
    var text = "START RequestId: " + invocation + " Version: " + VERSION;
    tell("platform.start", invocation, () -> about(invocation).put("version", VERSION), text);
  }

  private static ObjectNode about(String invocation) {
    return PlatformEvent.fields().put("requestId", invocation);
  }

  /** The runtime ended during an invocation, or during its init. */
  void exits(String invocation, String message) {
    Supplier<ObjectNode> record =
        () -> about(invocation).put("errorMessage", message).put("errorType", RuntimeError.EXIT);
    tell("platform.fault", invocation, record, message + "\n" + RuntimeError.EXIT);
  }

  void timesOut(String invocation, Duration after) {
    var seconds = decimal(Math.round(after.toMillis() / 10.0));
    var message = invocation + " Task timed out after " + seconds + " seconds";
    Supplier<ObjectNode> record = () -> about(invocation).put("errorMessage", message);
    tell("platform.fault", invocation, record, clock.instant() + " " + message);
  }

  /** An invocation has ended; the error is empty if it went well. */
  void ends(String invocation, String error, long bytes, Cost cost) {
    Supplier<ObjectNode> done =
        () ->
            with(
                ended(about(invocation), error),
                PlatformEvent.fields()
                    .put("durationMs", millis(cost.duration()))
                    .put("producedBytes", bytes));
    tell("platform.runtimeDone", invocation, done, "END RequestId: " + invocation);
    Supplier<ObjectNode> report = () -> with(ended(about(invocation), error), metrics(cost));
    tell("platform.report", invocation, report, report(invocation, error, cost));
  }

  private ObjectNode metrics(Cost cost) {
    var metrics =
        PlatformEvent.fields()
            .put("durationMs", millis(cost.duration()))
            .put("billedDurationMs", cost.billed().toMillis())
            .put("memorySizeMB", memoryMiB)
            .put("maxMemoryUsedMB", cost.memoryMiB());
    var startup = cost.startup();
    return startup == null ? metrics : metrics.put(type.metric(), millis(startup.ofProcess()));
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

  private void tell(
      String kind, @Nullable String invocation, Supplier<ObjectNode> record, String text) {
    out.accept(new PlatformEvent(now(), kind, invocation, record, text));
  }

  Instant now() {
    return clock.instant();
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e3) / 1e3;
  }

  /** Milliseconds with two decimals. */
  private static String text(Duration time) {
    return decimal(Math.round(time.toNanos() / 1e4));
  }

  /** What a format would do at several times the cost, on each invocation. */
  private static String decimal(long hundredths) {
    var part = Math.abs(hundredths % 100);
    var sign = hundredths < 0 && hundredths > -100 ? "-" : "";
    return sign + hundredths / 100 + (part < 10 ? ".0" : ".") + part;
  }
}
