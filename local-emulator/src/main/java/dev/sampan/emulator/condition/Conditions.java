// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.condition;

import dev.sampan.platform.fault.FaultPlan;

/**
 * The conditions under which functions run.
 *
 * @param coldStarts what a platform takes before it starts a process
 * @param faults what goes wrong
 * @param bandwidth whether streamed responses go out no faster than the platform's
 */
public record Conditions(ColdStarts coldStarts, Faults faults, boolean bandwidth) {

  /** Nothing is added and nothing goes wrong. */
  public static Conditions fair() {
    return new Conditions(ColdStarts.NONE, new Faults(FaultPlan.NONE), false);
  }
}
