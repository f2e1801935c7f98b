// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import dev.sampan.spi.HandlerShape;
import dev.sampan.spi.HandlerType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;

/** Checks that every trigger of a function fits what its handler takes and gives. */
final class ShapeCheck {

  private static final Map<Trigger, String> PORTABLE =
      Map.of(
          Trigger.OBJECT, "dev.sampan.ObjectChanged",
          Trigger.SCHEDULE, "dev.sampan.ScheduleFired",
          Trigger.LOG, "dev.sampan.LogEntries",
          Trigger.RECORD, "dev.sampan.RecordChanged");

  /** Results that have no members of the function's own. */
  private static final Set<String> MUTE =
      Set.of("java.lang.Void", "java.lang.String", "dev.sampan.Outcome", "dev.sampan.NewEvent");

  private final Report report;

  ShapeCheck(Report report) {
    this.report = report;
  }

  void check(FunctionSpec function, HandlerType type) {
    for (var trigger : function.triggers()) {
      if (fits(trigger.kind(), type.shape())) {
        served(function, trigger, type);
      } else {
        misfit(function, trigger, type);
      }
    }
  }

  private void served(FunctionSpec function, TriggerSpec trigger, HandlerType type) {
    if (WindowCheck.isWindowed(trigger)) {
      new WindowCheck(report).check(function, trigger, type);
    } else {
      payload(function, trigger, type);
      result(function, trigger, type);
    }
  }

  private static boolean fits(Trigger kind, HandlerShape shape) {
    return switch (shape) {
      case HTTP -> kind == Trigger.HTTP;
      case BATCH -> kind != Trigger.HTTP && kind != Trigger.DIRECT;
      case PAYLOAD, EVENT -> true;
    };
  }

  private void misfit(FunctionSpec function, TriggerSpec trigger, HandlerType type) {
    var http = type.shape() == HandlerShape.HTTP;
    report.error(
        Report.key(function, trigger, ""),
        "the "
            + Report.word(trigger)
            + " trigger \""
            + trigger.name()
            + "\" of a handler that takes "
            + type.input().getTypeName(),
        http ? "HTTP triggers only" : "event triggers only",
        http
            ? "Give events a function of their own that takes the payload, Event or Batch."
            : "Give HTTP a function of its own that takes HttpRequest.");
  }

  private void payload(FunctionSpec function, TriggerSpec trigger, HandlerType type) {
    var portable = PORTABLE.get(trigger.kind());
    var payload = raw(type.payload());
    if (portable != null && !payload.equals(portable) && !payload.equals("java.lang.Object")) {
      report.add(
          Severity.WARNING,
          Report.key(function, trigger, ""),
          "a handler of " + type.payload().getTypeName(),
          "such a trigger delivers " + portable,
          "Take " + portable + ", or Event of it.");
    }
  }

  private void result(FunctionSpec function, TriggerSpec trigger, HandlerType type) {
    var output = raw(type.output());
    var said =
        output.equals("java.lang.Void")
            || output.equals("dev.sampan.Outcome")
            || output.equals("dev.sampan.BatchResult")
            || output.equals("dev.sampan.NewEvent");
    if (trigger.kind() != Trigger.HTTP && trigger.kind() != Trigger.DIRECT && !said) {
      report.add(
          Severity.NOTE,
          Report.key(function, trigger, ""),
          "a handler that returns " + type.output().getTypeName(),
          "nothing reads the result of an event",
          "Return an Outcome, a NewEvent to answer with an event, or Void.");
    }
  }

  /** Whether a result has no member that a service could read. */
  static boolean isMute(HandlerType type) {
    return MUTE.contains(raw(type.output()));
  }

  static String raw(Type type) {
    return (type instanceof ParameterizedType generic ? generic.getRawType() : type).getTypeName();
  }
}
