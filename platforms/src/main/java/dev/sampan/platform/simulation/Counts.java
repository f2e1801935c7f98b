// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

/** Counts what happens, and adds up over time what exists. Owned by a simulation. */
final class Counts {

  long now;
  long running;
  long waiting;

  private long alive;
  private long arrived;
  private long dispatched;
  private long cold;
  private long done;
  private long refused;
  private long failed;
  private long started;
  private long ended;
  private double waited;
  private double lived;
  private double aliveNanos;
  private double runningNanos;
  private double waitingNanos;

  void at(long time) {
    double passed = time - now;
    aliveNanos += passed * alive;
    runningNanos += passed * running;
    waitingNanos += passed * waiting;
    now = time;
  }

  /** Answers which one it is. */
  long arrived(long time) {
    at(time);
    waiting++;
    return ++arrived;
  }

  void dispatched(long time, boolean first, long wait) {
    at(time);
    waiting--;
    running++;
    dispatched++;
    cold += first ? 1 : 0;
    waited += wait;
  }

  void finished(long time) {
    at(time);
    running--;
    done++;
  }

  void refused(long time) {
    at(time);
    waiting--;
    refused++;
  }

  void failed(long time, boolean wasRunning) {
    at(time);
    running -= wasRunning ? 1 : 0;
    waiting -= wasRunning ? 0 : 1;
    failed++;
  }

  void started(long time) {
    at(time);
    alive++;
    started++;
  }

  void ended(long time, long life) {
    at(time);
    alive--;
    ended++;
    lived += life;
  }

  Tally tally() {
    return new Tally(
        now,
        arrived,
        dispatched,
        cold,
        done,
        refused,
        failed,
        started,
        ended,
        waited,
        lived,
        aliveNanos,
        runningNanos,
        waitingNanos);
  }
}
