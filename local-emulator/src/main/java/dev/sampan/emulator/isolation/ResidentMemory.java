// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory of this machine a process has, where the system tells it in {@code /proc}. */
public final class ResidentMemory {

  private static final Path PROC = Path.of("/proc");
  private static final String FIELD = "VmRSS:";
  private static final long KIBI = 1024;

  private ResidentMemory() {}

  /** Whether this system tells it. */
  static boolean known() {
    return Files.isReadable(PROC.resolve("self/status"));
  }

  /**
   * The memory that a process and those that it started have just now: that of an instance, also
   * where its own process is a guard's child.
   *
   * @return bytes; empty if there is no such process, or the system does not tell
   */
  public static OptionalLong ofInstance(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
        .map(it -> bytes(it.pid()))
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .reduce(Long::sum);
  }

  /** The same without what it started. */
  static OptionalLong bytes(long pid) {
    try {
      var status = Files.readString(PROC.resolve(pid + "/status"), StandardCharsets.ISO_8859_1);
      var at = status.indexOf(FIELD);
      var end = status.indexOf(" kB", Math.max(at, 0));
      return at < 0 || end < 0
          ? OptionalLong.empty()
          : OptionalLong.of(
              Long.parseLong(status.substring(at + FIELD.length(), end).strip()) * KIBI);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
