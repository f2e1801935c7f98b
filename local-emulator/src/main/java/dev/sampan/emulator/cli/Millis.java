// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.time.Duration;

/** Shows milliseconds with one decimal, whatever the locale. */
final class Millis {

  private static final double NANOS = 1e6;

  private Millis() {}

  static String text(Duration duration) {
    return text(duration.toNanos() / NANOS);
  }

  static String text(double millis) {
    return number(millis) + " ms";
  }

  static String number(double millis) {
    long tenths = Math.round(millis * 10);
    return tenths / 10 + "." + tenths % 10;
  }
}
