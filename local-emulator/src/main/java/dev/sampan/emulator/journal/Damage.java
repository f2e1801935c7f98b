// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.nio.file.Path;

/**
 * A stretch of a journal's file that could not be read when the journal was opened.
 *
 * @param file the file
 * @param offset where the stretch begins
 * @param bytes how long it is
 * @param copy where a copy of it was put; the file itself when there was no room for a copy
 */
public record Damage(Path file, long offset, long bytes, Path copy) {

  /** One line for people. */
  @Override
  public String toString() {
    return bytes
        + " bytes of "
        + file
        + " from offset "
        + offset
        + " cannot be read (a write that was cut off, or a damaged disk); a copy is in "
        + copy;
  }
}
