// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import dev.sampan.Log;
import java.io.PrintStream;

/** Writes lines with the invocation's id. */
record PlainLog(PrintStream out, String id) implements Log {

  @Override
  public void debug(String message) {
    out.println(id + " " + message);
  }

  @Override
  public void info(String message) {
    out.println(id + " " + message);
  }

  @Override
  public void warn(String message) {
    out.println(id + " " + message);
  }

  @Override
  public void error(String message) {
    out.println(id + " " + message);
  }

  @Override
  public void error(String message, Throwable thrown) {
    out.println(id + " " + message);
    thrown.printStackTrace(out);
  }
}
