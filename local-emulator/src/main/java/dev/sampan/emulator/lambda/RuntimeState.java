// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import java.util.Set;

/** The states of a runtime, by the names that the Runtime API uses in its refusals. */
enum RuntimeState {
  STARTED("Started"),
  INIT_ERROR("InitError"),
  READY("Ready"),
  RUNNING("Running"),
  RESPONSE_SENT("RuntimeResponseSentState");

  private static final Set<RuntimeState> MAY_ASK = Set.of(STARTED, READY, RUNNING, RESPONSE_SENT);

  private final String label;

  RuntimeState(String label) {
    this.label = label;
  }

  /** Whether a runtime in this state may ask for the next event. */
  boolean mayAsk() {
    return MAY_ASK.contains(this);
  }

  /** The Runtime API's words for a step that is not allowed. */
  String refusal(String target) {
    return "State transition from "
        + label
        + " to "
        + target
        + " failed for runtime. Error: State transition is not allowed";
  }
}
