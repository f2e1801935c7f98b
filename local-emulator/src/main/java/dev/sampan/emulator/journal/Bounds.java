// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import dev.sampan.emulator.journal.JournalException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a journal takes, and how much is on the way into it. Thread-safe. */
final class Bounds {

  /** A frame is read into memory as a whole. */
  private static final int MOST_FRAME_BYTES = 64 << 20;

  private final JournalSize size;
  private final Index index;
  private final AtomicLong appending = new AtomicLong();

  Bounds(JournalSize size, Index index) {
    this.size = size;
    this.index = index;
  }

  /** Counts what is on its way to the disk until it is there, or will never be. */
  void count(long weight, CompletableFuture<@Nullable Void> written) {
    appending.addAndGet(weight);
    var unused = written.whenComplete((done, e) -> appending.addAndGet(-weight));
  }

  /**
   * Why a frame is not taken; null if it is.
   *
   * @param bytes of the frame
   * @param weight what it adds to what is held; 0 if it must be taken however much that is
   */
  @Nullable JournalException refusal(int bytes, long weight) {
    if (bytes > MOST_FRAME_BYTES) {
      return new JournalException(
          Reason.TOO_LARGE,
          bytes + " bytes are more than the journal takes at once, " + MOST_FRAME_BYTES);
    }
    return weight > 0 && index.weight() + appending.get() + weight > size.heldBytes()
        ? new JournalException(
            Reason.FULL,
            "the journal holds "
                + index.entries()
                + " events that are not done, and may hold "
                + (size.heldBytes() >> 20)
                + " MiB; try again when some are done, or see 'sampan dead list'")
        : null;
  }
}
