// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts with a unit, as manifests write them: {@code 512MiB}, {@code 30s}. */
final class Amounts {

  static final String MEMORY_FORM = "an amount of memory such as 512MiB or 2GiB";
  static final String DURATION_FORM = "a time such as 500ms, 30s, 5m or 1h";
  static final String SECONDS_FORM = "a time of whole seconds such as 30s, 5m or 1h";

  private static final Pattern MEMORY = Pattern.compile("([1-9][0-9]{0,5})(MiB|GiB)");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})(ms|s|m|h)");

  private Amounts() {}

  /** Reads an amount of memory, in MiB. */
  static Optional<Integer> memoryMiB(String text) {
    var match = MEMORY.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var amount = Integer.parseInt(match.group(1));
    return Optional.of(match.group(2).equals("GiB") ? amount * 1024 : amount);
  }

  /** Reads a time. */
  static Optional<Duration> duration(String text) {
    var match = DURATION.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var amount = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  /** Reads a time of at least a second that is not written in milliseconds. */
  static Optional<Duration> seconds(String text) {
    return text.endsWith("ms") ? Optional.empty() : duration(text).filter(time -> !time.isZero());
  }

  /** Writes an amount of memory as a manifest has it. */
  static String memory(long mib) {
    return mib + "MiB";
  }

  /** Writes a time as a manifest has it. */
  static String time(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
