// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * An object as it was found.
 *
 * @param file where its bytes are
 * @param print the file as it was then
 * @param details what else is known of it
 */
record StoredObject(Path file, Print print, Details details) {

  String key() {
    return details.key();
  }

  long size() {
    return print.size();
  }

  /** When it was modified, in whole seconds as HTTP has it. */
  Instant modified() {
    return Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(print.modified()));
  }
}
