// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Event;
import dev.sampan.FunctionException;
import dev.sampan.Log;
import dev.sampan.Outcome;
import org.jspecify.annotations.Nullable;

/** Turns what a handler returned or threw into the outcome of one event. */
final class Outcomes {

  private final LoadedFunction function;
  private final Log log;
  private final boolean drop;

  Outcomes(LoadedFunction function, Log log) {
    this.function = function;
    this.log = log;
    this.drop = function.entry().onReject().equals("drop");
  }

  /** The outcome that a result stands for: an outcome stands for itself, all else is done. */
  static Outcome of(@Nullable Object result) {
    return result instanceof Outcome outcome ? outcome : Outcome.ack();
  }

  /** The outcome that a failure stands for; one that says nothing about itself is logged whole. */
  Outcome of(Event<?> event, Throwable thrown) {
    function.noteFailure(thrown);
    if (!(thrown instanceof FunctionException)) {
      String which = "Event " + event.getId() + " from " + event.getSource();
      Failures.log(log, which + " failed.", thrown);
    }
    return of(thrown);
  }

  /** What a failure says; even a failure that cannot say it has an outcome. */
  static Outcome of(Throwable thrown) {
    try {
      return Outcome.of(thrown);
    } catch (RuntimeException | StackOverflowError e) {
      return Outcome.retry(thrown.getClass().getName());
    }
  }

  /** Whether the events after it, in order, must wait for this one. */
  boolean isFailure(Outcome outcome) {
    return outcome != Outcome.ack() && !(drop && outcome instanceof Outcome.Reject);
  }

  /**
   * The outcome to report, the last word: logs what failed, and drops it if the manifest says so.
   */
  Outcome settle(Event<?> event, Outcome outcome) {
    String which = "Event " + event.getId() + " from " + event.getSource();
    if (outcome instanceof Outcome.Reject reject) {
      String end = drop ? " and dropped" : "";
      String why = " (" + reject.code() + "): " + reject.reason();
      log.error(which + " is rejected" + end + why + count());
      return drop ? Outcome.ack() : outcome;
    }
    if (outcome instanceof Outcome.Retry retry) {
      log.warn(which + " is to be tried again: " + retry.reason());
    } else if (outcome instanceof Outcome.NotAttempted skipped) {
      log.warn(which + " was not attempted: " + skipped.reason());
    }
    return outcome;
  }

  /** Whoever watches the log sees how many events a function gave up. */
  private String count() {
    return " [rejected by this instance: " + function.countRejected() + "]";
  }
}
