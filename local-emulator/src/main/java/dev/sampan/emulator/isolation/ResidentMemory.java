// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory a process and those that it started hold, as Linux tells it in {@code /proc}. */
final class ResidentMemory {

  private static final String FIELD = "VmRSS:";

  private final Path proc;

  private ResidentMemory(Path proc) {
    this.proc = proc;
  }

  static ResidentMemory ofSystem() {
    return new ResidentMemory(Path.of("/proc"));
  }

  static ResidentMemory in(Path proc) {
    return new ResidentMemory(proc);
  }

  /** Whether this system tells it. */
  boolean known() {
    return Files.isReadable(proc.resolve("self/status"));
  }

  /** All of it in bytes; 0 for a process that is gone. */
  long bytes(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(it -> ofOne(it.pid()).orElse(0))
        .sum();
  }

  OptionalLong ofOne(long pid) {
    try {
      var status = Files.readString(proc.resolve(pid + "/status"), StandardCharsets.ISO_8859_1);
      var at = status.indexOf(FIELD);
      var end = status.indexOf(" kB", Math.max(at, 0));
      return at < 0 || end < 0
          ? OptionalLong.empty()
          : OptionalLong.of(
              Long.parseLong(status.substring(at + FIELD.length(), end).strip()) * 1024);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
