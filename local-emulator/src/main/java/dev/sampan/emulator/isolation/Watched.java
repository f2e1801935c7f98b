// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One process under watch. */
final class Watched {

  private static final int LOOKS_PER_COUNT = 20;
  private static final int MOST_FILES = 100_000;

  private final Allowance allowance;
  private final Path temporary;
  private final Consumer<String> exceeded;
  private int looks;
  private boolean told;
  private volatile long peak;

  Watched(Allowance allowance, Path temporary, Consumer<String> exceeded) {
    this.allowance = allowance;
    this.temporary = temporary;
    this.exceeded = exceeded;
  }

  /**
   * Compares what it uses with what it may.
   *
   * @param bytes the memory that it and what it started hold now
   */
  void look(long bytes) {
    peak = Math.max(peak, bytes);
    if (told) {
      return;
    }
    if (bytes > allowance.memoryBytes()) {
      tell("memory: " + mib(bytes) + " of " + allowance.memoryMiB() + " MiB");
    } else if (allowance.temporaryBytes() > 0 && ++looks % LOOKS_PER_COUNT == 0) {
      lookAtFiles();
    }
  }

  /** The most memory that was seen. */
  long peakBytes() {
    return peak;
  }

  private void lookAtFiles() {
    var bytes = size(temporary);
    if (bytes > allowance.temporaryBytes()) {
      tell("temporary files: " + mib(bytes) + " of " + mib(allowance.temporaryBytes()) + " MiB");
    }
  }

  private void tell(String what) {
    told = true;
    exceeded.accept(what);
  }

  private static long mib(long bytes) {
    return bytes / (1024 * 1024);
  }

  private static long size(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.limit(MOST_FILES).mapToLong(Watched::sizeOfFile).sum();
    } catch (IOException | UncheckedIOException e) {
      // Files come and go while they are counted; the next look counts again.
      return 0;
    }
  }

  private static long sizeOfFile(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
