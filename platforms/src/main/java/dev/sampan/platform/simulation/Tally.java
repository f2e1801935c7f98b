// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

/**
 * What has happened in a span of virtual time. Counts are exact; a mean is weighted by time.
 *
 * @param nanos how long the span is
 * @param arrived how many invocations came
 * @param dispatched how many went to an instance
 * @param cold how many of those were the first of an instance that was started for them
 * @param done how many were answered
 * @param refused how many met a limit on load
 * @param failed how many ended in another way
 * @param started how many instances were started
 * @param ended how many instances ended
 * @param waited the sum of what the dispatched ones waited, in nanoseconds
 * @param lived the sum of the lives of the ended instances, in nanoseconds
 * @param aliveNanos the sum over time of the instances that exist
 * @param inFlightNanos the sum over time of the invocations that run in one
 * @param waitingNanos the sum over time of the invocations that wait for one
 */
public record Tally(
    long nanos,
    long arrived,
    long dispatched,
    long cold,
    long done,
    long refused,
    long failed,
    long started,
    long ended,
    double waited,
    double lived,
    double aliveNanos,
    double inFlightNanos,
    double waitingNanos) {

  /** What has happened since an earlier tally of the same history. */
  public Tally since(Tally earlier) {
    return new Tally(
        nanos - earlier.nanos,
        arrived - earlier.arrived,
        dispatched - earlier.dispatched,
        cold - earlier.cold,
        done - earlier.done,
        refused - earlier.refused,
        failed - earlier.failed,
        started - earlier.started,
        ended - earlier.ended,
        waited - earlier.waited,
        lived - earlier.lived,
        aliveNanos - earlier.aliveNanos,
        inFlightNanos - earlier.inFlightNanos,
        waitingNanos - earlier.waitingNanos);
  }

  /** The share of the dispatched invocations that found a cold instance. */
  public double coldShare() {
    return (double) cold / dispatched;
  }

  /** The share of the arrived invocations that were refused. */
  public double refusedShare() {
    return (double) refused / arrived;
  }

  /** The mean number of instances. */
  public double alive() {
    return aliveNanos / nanos;
  }

  /** The mean number of invocations that run. */
  public double inFlight() {
    return inFlightNanos / nanos;
  }

  /** The mean number of invocations that wait. */
  public double waiting() {
    return waitingNanos / nanos;
  }

  /** The mean wait of a dispatched invocation, in seconds. */
  public double meanWait() {
    return waited / dispatched / 1e9;
  }

  /** The mean life of an ended instance, in seconds. */
  public double meanLife() {
    return lived / ended / 1e9;
  }
}
