// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.invocation.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/**
 * Reads when a virtual machine was up and how long the function's own part took. HotSpot tells the
 * first in its own log, Sampan's runtime the second; a program without them just tells less.
 */
final class StartupLog {

  static final String FILE = "startup.log";

  /** Where Sampan's runtime writes, in the instance's private directory. */
  static final String OWN_FILE = "startup.times";

  private StartupLog() {}

  static Startup read(Path home, Instant ordered, Instant ready) {
    var total = Duration.between(ordered, ready);
    var process = within(total, Duration.between(ordered, createdAt(home.resolve(FILE), ordered)));
    var own = ownTimes(home.resolve(OWN_FILE));
    var init = total.minus(process);
    var handler = within(init, micros(own, "handler"));
    var restore = within(init.minus(handler), micros(own, "restore"));
    return Startup.measured(process, init.minus(handler).minus(restore), handler)
        .restoredIn(restore);
  }

  /** A part, or nothing if it cannot be one of this whole: another program wrote the file. */
  private static Duration within(Duration whole, Duration part) {
    return part.isNegative() || part.compareTo(whole) > 0 ? Duration.ZERO : part;
  }

  private static Duration micros(Properties own, String part) {
    try {
      return Duration.of(Long.parseLong(own.getProperty(part, "0")), ChronoUnit.MICROS);
    } catch (NumberFormatException | ArithmeticException e) {
      return Duration.ZERO;
    }
  }

  private static Properties ownTimes(Path file) {
    var times = new Properties();
    try (var in = Files.newInputStream(file)) {
      times.load(in);
    } catch (IOException | IllegalArgumentException e) {
      // A program without Sampan's runtime tells nothing.
      times.clear();
    }
    return times;
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
