// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.lambda.LambdaFlights.Flight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
  private static final String WHICH =
      "Runtime Version: " + RUNTIME + "\tRuntime Version ARN: " + RUNTIME_ARN;

  private final InstantSource clock;
  private final InitType type;
  private final String function;
  private final int memoryMiB;
  private final Consumer<PlatformEvent> out;
  private final ReportEvents reports;

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
    this.reports = new ReportEvents(type, memoryMiB);
  }

  /**
   * What an invocation took.
   *
   * @param duration how long it ran
   * @param start the init, or the restore, that came before it; null unless it is told
   * @param memoryMiB the most memory that its instance held
   */
  record Cost(Duration duration, @Nullable Duration start, long memoryMiB) {}

  /** An init begins; {@code phase} is init or invoke. */
  void initStarts(String phase) {
    var text = phase.equals("init") ? "INIT_START " + WHICH : "";
    tell("platform.initStart", null, () -> instance(init(phase)), text);
  }

  private ObjectNode init(String phase) {
    return PlatformEvent.fields().put("initializationType", type.id()).put("phase", phase);
  }

  private ObjectNode instance(ObjectNode record) {
    return record
        .put("runtimeVersion", RUNTIME)
        .put("runtimeVersionArn", RUNTIME_ARN)
        .put("functionName", function)
        .put("functionVersion", VERSION)
        .put("instanceMaxMemory", memoryMiB * 1024L * 1024);
  }

  /**
   * An init is over; the error is empty if it went well, and {@code timeout} if it took too long.
   */
  void initEnds(String phase, Duration took, String error) {
    tell("platform.initRuntimeDone", null, () -> ReportEvents.ended(init(phase), error), "");
    var text = "INIT_REPORT Init Duration: " + ReportEvents.text(took) + " ms\tPhase: " + phase;
    Supplier<ObjectNode> report = () -> took(ReportEvents.ended(init(phase), error), took);
    tell("platform.initReport", null, report, error.isEmpty() ? "" : text + ending(error));
  }

  /** The instance goes on in the place of its snapshot. */
  void restoreStarts() {
    Supplier<ObjectNode> record = () -> instance(PlatformEvent.fields());
    tell("platform.restoreStart", null, record, "RESTORE_START " + WHICH);
  }

  /** What runs after a restore is over; the error is as of an init. */
  void restoreEnds(Duration took, String error) {
    Supplier<ObjectNode> done = () -> ReportEvents.ended(PlatformEvent.fields(), error);
    tell("platform.restoreRuntimeDone", null, done, "");
    var text = "RESTORE_REPORT Restore Duration: " + ReportEvents.text(took) + " ms";
    tell("platform.restoreReport", null, () -> took(done.get(), took), text + ending(error));
  }

  private static ObjectNode took(ObjectNode record, Duration took) {
    record.putObject("metrics").put("durationMs", ReportEvents.millis(took));
    return record;
  }

  private static String ending(String error) {
    return switch (ReportEvents.status(error)) {
      case "success" -> "";
      case "error" -> "\tStatus: error\tError Type: " + error;
      default -> "\tStatus: " + error;
    };
  }

  /** What had become of an extension by the end of the init. */
  void extension(Extension it) {
    var events = List.copyOf(it.events);
    var record = PlatformEvent.fields().put("name", it.name).put("state", it.state.label);
    events.forEach(record.putArray("events")::add);
    var text = "EXTENSION\tName: " + it.name + "\tState: " + it.state.label + "\tEvents: ";
    tell("platform.extension", null, () -> record, text + events);
  }

  void starts(Flight flight) {
    var text = "START RequestId: " + flight.id() + " Version: " + VERSION;
    Supplier<ObjectNode> record = () -> ReportEvents.about(flight).put("version", VERSION);
    tell("platform.start", flight.id(), record, text);
  }

  /** The runtime ended during an invocation, or during its init. */
  void exits(String invocation, String message) {
    Supplier<ObjectNode> record =
        () -> about(invocation).put("errorMessage", message).put("errorType", RuntimeError.EXIT);
    tell("platform.fault", invocation, record, message + "\n" + RuntimeError.EXIT);
  }

  void timesOut(String invocation, Duration after) {
    var seconds = ReportEvents.decimal(Math.round(after.toMillis() / 10.0));
    var message = invocation + " Task timed out after " + seconds + " seconds";
    Supplier<ObjectNode> record = () -> about(invocation).put("errorMessage", message);
    tell("platform.fault", invocation, record, clock.instant() + " " + message);
  }

  /** What the runtime says for traces of why an invocation failed; subscribers are not told. */
  void caused(String invocation, String cause) {
    Supplier<ObjectNode> record = () -> about(invocation).put("cause", cause);
    var kind = PlatformEvent.INTERNAL + "XRayErrorCause";
    tell(kind, invocation, record, "XRAY ErrorCause: " + cause);
  }

  private static ObjectNode about(String invocation) {
    return PlatformEvent.fields().put("requestId", invocation);
  }

  /** An invocation has ended; the error is empty if it went well. */
  void ends(Flight flight, String error, long bytes, Cost cost) {
    if (type != InitType.MANAGED) {
      Supplier<ObjectNode> done = () -> ReportEvents.done(flight, error, bytes, cost);
      tell("platform.runtimeDone", flight.id(), done, "END RequestId: " + flight.id());
    }
    Supplier<ObjectNode> report = () -> reports.report(flight, error, cost);
    tell("platform.report", flight.id(), report, reports.text(flight, error, cost));
  }

  private void tell(
      String kind, @Nullable String invocation, Supplier<ObjectNode> record, String text) {
    out.accept(new PlatformEvent(now(), kind, invocation, record, text));
  }

  Instant now() {
    return clock.instant();
  }
}
