// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which runtime an instance has now, and which of those before it still leave. Thread-safe. */
final class LambdaRuns {

  private final Object lock = new Object();
  private final Set<LambdaRun> leaving = new HashSet<>();
  private @Nullable LambdaRun present;
  private @Nullable LambdaRun last;
  private boolean ended;
  private boolean closed;

  /** The runtime that runs; null between two of them. */
  @Nullable LambdaRun present() {
    synchronized (lock) {
      return present;
    }
  }

  /** The runtime that takes requests now, or that did last; null before the first one. */
  @Nullable LambdaRun last() {
    synchronized (lock) {
      return last;
    }
  }

  boolean has(LambdaRun it) {
    synchronized (lock) {
      return present == it;
    }
  }

  /** Makes the next runtime; null if there can be none now, as one runs or leaves in peace. */
  @Nullable LambdaRun next(Supplier<LambdaRun> makes) {
    synchronized (lock) {
      if (ended || present != null || leaving.stream().anyMatch(LambdaRun::lingers)) {
        return null;
      }
      present = makes.get();
      last = present;
      return present;
    }
  }

  /** Ends it, for a reason that extensions are told; false if that was done before. */
  boolean ends(LambdaRun it, String reason) {
    synchronized (lock) {
      if (present != it) {
        return false;
      }
      present = null;
      leaving.add(it);
    }
    it.end(reason);
    return true;
  }

  /** The process of the last one; null if there is none yet. */
  @Nullable RuntimeProcess process() {
    var run = last();
    return run == null ? null : run.process();
  }

  /** Nothing of it is left. */
  void left(LambdaRun it) {
    synchronized (lock) {
      leaving.remove(it);
    }
  }

  /** There is no next one. */
  void end() {
    synchronized (lock) {
      ended = true;
    }
  }

  /** Whether nothing is left and nothing comes; true once. */
  boolean closes() {
    synchronized (lock) {
      var over = ended && !closed && present == null && leaving.isEmpty();
      closed = closed || over;
      return over;
    }
  }
}
