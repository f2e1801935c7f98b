// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.reload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells a change once nothing has been written for a while: a build writes many files, and half of
 * them are no revision. It reads no clock and no file. Not thread-safe.
 */
final class Settling {

  private final Duration quiet;
  private FileStamps told;
  private FileStamps seen;
  private Instant changed = Instant.MIN;

  /**
   * Starts from files at rest.
   *
   * @param now the files
   * @param quiet for how long nothing may be written
   */
  Settling(FileStamps now, Duration quiet) {
    this.told = now;
    this.seen = now;
    this.quiet = quiet;
  }

  /** Whether something was written that has not been told. */
  boolean unsettled() {
    return !seen.files().equals(told.files());
  }

  /** Takes note of the files at a moment; answers with the change that has come to rest, if any. */
  Optional<FileChange> observe(FileStamps files, Instant now) {
    if (!files.files().equals(seen.files())) {
      seen = files;
      changed = now;
    }
    if (!unsettled() || now.isBefore(changed.plus(quiet))) {
      return Optional.empty();
    }
    var change = new FileChange(told.differences(seen), changed);
    told = seen;
    return Optional.of(change);
  }
}
