// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory of this machine a process has, where the system tells it in {@code /proc}. */
public final class ResidentMemory {

  private static final long KIBI = 1024;

  private ResidentMemory() {}

  /**
   * The memory that the process has just now.
   *
   * @return bytes; empty if there is no such process, or the system does not tell
   */
  public static OptionalLong bytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(it -> it.startsWith("VmRSS:"))
          .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) * KIBI)
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }
}
