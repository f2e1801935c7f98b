// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out results, which may be parsed
 * @param err everything meant for a person
 * @param colours whether a person watches who likes colours
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean colours) {

  private static final String RESET = "\u001b[0m";

  String green(String text) {
    return paint("\u001b[32m", text);
  }

  String red(String text) {
    return paint("\u001b[31m", text);
  }

  String yellow(String text) {
    return paint("\u001b[33m", text);
  }

  String bold(String text) {
    return paint("\u001b[1m", text);
  }

  String dim(String text) {
    return paint("\u001b[2m", text);
  }

  /** Shows how far long work is, in place of what was shown before; only a person sees it. */
  void progress(String text) {
    if (colours) {
      err.print("\r" + text + "\u001b[K");
      err.flush();
    }
  }

  /** Takes back what {@link #progress} shows. */
  void progressEnds() {
    if (colours) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private String paint(String code, String text) {
    return colours ? code + text + RESET : text;
  }
}
