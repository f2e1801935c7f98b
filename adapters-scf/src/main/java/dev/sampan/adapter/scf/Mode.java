// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Trigger;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.TriggerEntry;

/**
 * What kind of function stands behind the port. It is configuration and never guessed from a
 * request: in a web function anybody may send a request to {@code /event-invoke}.
 */
enum Mode {
  /** Events at {@code POST /event-invoke}, nothing else. */
  EVENT,
  /** HTTP requests on every path. */
  WEB;

  private static final String VARIABLE = "SAMPAN_SCF_MODE";

  /**
   * The mode that the environment names; without one, a function all of whose triggers are HTTP is
   * a web function.
   *
   * @throws IllegalArgumentException if the environment names no mode that there is
   */
  static Mode of(Environment environment, FunctionEntry function) {
    String name = environment.variables().getOrDefault(VARIABLE, "");
    return switch (name) {
      case "" -> onlyHttp(function) ? WEB : EVENT;
      case "event" -> EVENT;
      case "web" -> WEB;
      default -> throw new IllegalArgumentException(VARIABLE + " must be event or web: " + name);
    };
  }

  private static boolean onlyHttp(FunctionEntry function) {
    for (TriggerEntry each : function.triggers()) {
      if (each.kind() != Trigger.HTTP) {
        return false;
      }
    }
    return !function.triggers().isEmpty();
  }
}
