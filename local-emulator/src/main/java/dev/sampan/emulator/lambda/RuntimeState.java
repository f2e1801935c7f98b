// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

/** The states of a runtime, by the names that the Runtime API uses in its refusals. */
enum RuntimeState {
  STARTED("Started"),
  INIT_ERROR("InitError"),
  READY("Ready"),
  RUNNING("Running"),
  RESPONSE("InvocationResponse"),
  ERROR_RESPONSE("InvocationErrorResponse"),
  RESPONSE_SENT("RuntimeResponseSentState"),
  RESTORE_READY("RestoreReady"),
  RESTORING("Restoring"),
  RESTORE_ERROR("RuntimeRestoreErrorState");

  private final String label;

  RuntimeState(String label) {
    this.label = label;
  }

  /** Whether a request of a runtime in this state may bring it to another one. */
  boolean allows(RuntimeState next) {
    return switch (next) {
      case READY ->
          this == STARTED
              || this == RESTORING
              || this == READY
              || this == RUNNING
              || this == RESPONSE_SENT;
      case INIT_ERROR, RESTORE_READY -> this == STARTED;
      case RESTORE_ERROR -> this == RESTORING;
      case RESPONSE, ERROR_RESPONSE -> this == RUNNING;
      case RESPONSE_SENT -> this == RESPONSE || this == ERROR_RESPONSE;
      case STARTED, RUNNING, RESTORING -> false;
    };
  }

  /** The Runtime API's words for a step that is not allowed. */
  String refusal(RuntimeState target) {
    return "State transition from "
        + label
        + " to "
        + target.label
        + " failed for runtime. Error: State transition is not allowed";
  }
}
