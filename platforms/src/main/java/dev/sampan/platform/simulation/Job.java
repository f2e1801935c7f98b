// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.Ticket;

/** A simulated invocation. */
final class Job extends Ticket {

  final long number;
  final long arrivedAt;

  /** Whether it runs in an instance and its caller has not been told anything. */
  boolean running;

  Job(long number, long arrivedAt) {
    this.number = number;
    this.arrivedAt = arrivedAt;
  }

  @Override
  public String toString() {
    return "n-" + number;
  }
}
