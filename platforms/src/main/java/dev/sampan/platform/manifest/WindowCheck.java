// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.spi.HandlerShape;
import dev.sampan.spi.HandlerType;

/**
 * Checks that the handler of a tumbling window takes Amazon's own event and answers with a state.
 */
final class WindowCheck {

  private final Report report;

  WindowCheck(Report report) {
    this.report = report;
  }

  static boolean isWindowed(TriggerSpec trigger) {
    return (trigger instanceof StreamTrigger stream && !stream.shards().tumbling().isZero())
        || (trigger instanceof RecordTrigger table && !table.shards().tumbling().isZero());
  }

  void check(FunctionSpec function, TriggerSpec trigger, HandlerType type) {
    if (type.shape() == HandlerShape.BATCH) {
      warn(
          function,
          trigger,
          "a handler of " + type.input().getTypeName(),
          "a window on lambda is one event, Amazon's own",
          "Take Event of a map or of a class of your own.");
    } else if (ShapeCheck.isMute(type)) {
      warn(
          function,
          trigger,
          "a handler that returns " + type.output().getTypeName(),
          "a result with a state: a window on lambda fails without one",
          "Return a record or a map with state.");
    }
  }

  private void warn(
      FunctionSpec function, TriggerSpec trigger, String found, String expected, String remedy) {
    report.add(
        Severity.WARNING, Report.key(function, trigger, "tumbling"), found, expected, remedy);
  }
}
