// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

/**
 * How large a journal may become.
 *
 * @param heldBytes the most bytes of entries that are not done; new ones are refused beyond that
 * @param segmentBytes after how many bytes a new file is begun
 */
public record JournalSize(long heldBytes, int segmentBytes) {

  /** What an emulator uses: 256 MiB of entries in files of 8 MiB. */
  public static final JournalSize DEFAULT = new JournalSize(256L << 20, 8 << 20);

  /** Checks that both are at least a page. */
  public JournalSize {
    if (heldBytes < 4096 || segmentBytes < 4096) {
      throw new IllegalArgumentException("less than a page: " + heldBytes + ", " + segmentBytes);
    }
  }
}
