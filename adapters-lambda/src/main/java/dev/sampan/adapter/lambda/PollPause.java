// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import java.util.function.LongConsumer;

/**
 * How long a loop among others waits after a failed poll: not at all after the first failure, then
 * 100 ms and twice as long each time. A loop gives up after five in a row, as Amazon's own client
 * does.
 */
final class PollPause {

  /** So many failed polls in a row end a loop. */
  static final int MOST_FAILURES = 5;

  private static final long FIRST_MILLIS = 100;

  private final LongConsumer sleep;

  /** Pauses by means of this, which is given milliseconds. */
  PollPause(LongConsumer sleep) {
    this.sleep = sleep;
  }

  /** Waits after a failure that followed so many others in a row. */
  void after(int others) {
    if (others > 0 && others < MOST_FAILURES - 1) {
      sleep.accept(FIRST_MILLIS << (others - 1));
    }
  }
}
