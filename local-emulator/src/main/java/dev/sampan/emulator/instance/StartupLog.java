// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.invocation.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads when a virtual machine was up. HotSpot tells it in its own log, so nothing has to be added
 * to the program whose start is measured.
 */
final class StartupLog {

  static final String FILE = "startup.log";

  private StartupLog() {}

  static Startup read(Path home, Instant ordered, Instant ready) {
    var total = Duration.between(ordered, ready);
    var process = Duration.between(ordered, createdAt(home.resolve(FILE), ordered));
    var known = process.compareTo(total) < 0 && !process.isNegative();
    return known ? new Startup(process, total.minus(process)) : new Startup(Duration.ZERO, total);
  }

  private static Instant createdAt(Path log, Instant fallback) {
    try {
      for (var line : Files.readAllLines(log)) {
        if (line.contains("] Create VM,")) {
          var digits = line.substring(line.indexOf('[') + 1, line.indexOf("ms]"));
          return Instant.ofEpochMilli(Long.parseLong(digits));
        }
      }
    } catch (IOException | RuntimeException e) {
      // A process that is no HotSpot has no such file; then the two parts are not told apart.
      return fallback;
    }
    return fallback;
  }
}
