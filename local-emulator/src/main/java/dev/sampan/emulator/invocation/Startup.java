// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import java.time.Duration;

/**
 * How long an instance took from the order to start it until it was ready, in its parts. A part
 * that the instance does not tell is zero, and belongs to the next one.
 *
 * @param provision modelled, not measured: what the platform takes before it starts a process; zero
 *     unless asked for
 * @param queued how long it waited until fewer others were starting on this machine
 * @param process until the process ran code of the function: fork, exec, the virtual machine
 * @param runtime loading Sampan and the adapter, and asking for the first invocation
 * @param handler loading, constructing and initialising the function's own classes
 * @param restore what a snapshot takes to be restored, the restored hooks with it; part of no other
 * @param snapshot whether what comes before the restore was done ahead, for a snapshot
 */
public record Startup(
    Duration provision,
    Duration queued,
    Duration process,
    Duration runtime,
    Duration handler,
    Duration restore,
    boolean snapshot) {

  /** What was measured of a process, without provision. */
  public static Startup measured(Duration process, Duration runtime, Duration handler) {
    return new Startup(
        Duration.ZERO, Duration.ZERO, process, runtime, handler, Duration.ZERO, false);
  }

  /** The same start after what came before the process. */
  public Startup after(Duration provisioned, Duration waited) {
    return new Startup(provisioned, waited, process, runtime, handler, restore, snapshot);
  }

  /** The same start with the time of the restored hooks. */
  public Startup restoredIn(Duration took) {
    return new Startup(provision, queued, process, runtime, handler, took, snapshot);
  }

  /** The same start as one of a snapshot, whose restore took so long in all. */
  public Startup ofSnapshot(Duration took) {
    var rest = runtime.plus(restore).minus(took);
    var ahead = rest.isNegative() ? Duration.ZERO : rest;
    return new Startup(provision, queued, process, ahead, handler, took, true);
  }

  /** What the first invocation is billed of it: the restore of a snapshot, else the init. */
  public Duration billed() {
    return snapshot ? restore : ofProcess();
  }

  /** What Lambda calls the init: all but what comes before the process. */
  public Duration ofProcess() {
    return process.plus(init());
  }

  /** What ran in the process after it was up. */
  public Duration init() {
    return runtime.plus(handler).plus(restore);
  }

  /** All parts together. */
  public Duration total() {
    return provision.plus(queued).plus(process).plus(init());
  }
}
