// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/**
 * Whether an invocation should end early: its deadline is about to pass, the caller was told so, or
 * the instance is being shut down. Thread-safe.
 *
 * <p>The deadline asks for it 200 ms before it passes, on every platform. On Cloud Run and for
 * SCF's web functions and images SIGTERM does, as long as the invocation runs. No platform tells
 * that the caller has hung up.
 */
public interface Cancellation {

  /** Whether it was asked for. */
  boolean requested();

  /**
   * Runs the action once when it is asked for, on the thread that asks; at once, on this thread, if
   * it already was; never after the end of the invocation. An action should be short and must not
   * throw.
   *
   * @return close it when the action is no longer needed
   */
  Registration onRequest(Runnable action);

  /** An action that waits for a request. */
  @FunctionalInterface
  interface Registration extends AutoCloseable {

    /** Forgets the action; without effect if it has run. */
    @Override
    void close();
  }
}
