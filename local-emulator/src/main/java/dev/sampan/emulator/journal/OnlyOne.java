// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import dev.sampan.emulator.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process out of a directory, until it is closed or the process ends. */
final class OnlyOne {

  private final FileChannel file;

  private OnlyOne(FileChannel file) {
    this.file = file;
  }

  static OnlyOne in(Path directory) throws JournalException {
    try {
      Files.createDirectories(directory);
      return of(directory);
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw new JournalException(
          Reason.DISK, "the journal in " + directory + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static OnlyOne of(Path directory) throws IOException {
    var file =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return new OnlyOne(file);
      }
    } catch (OverlappingFileLockException e) {
      // This process itself has it: the same answer.
      file.close();
      throw inUse(directory);
    }
    file.close();
    throw inUse(directory);
  }

  private static JournalException inUse(Path directory) {
    return new JournalException(
        Reason.IN_USE, "the journal in " + directory + " is in use by another emulator");
  }

  void close() {
    try {
      file.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
      return;
    }
  }
}
