// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * All that an instance takes from its surroundings.
 *
 * <p>The map is kept as given and must not change any more; {@code toString} shows no values, as
 * variables carry credentials.
 *
 * @param variables the environment variables
 * @param clock the time
 * @param loader finds the index and the classes of the function
 * @param log where log lines go; written line by line, each line in one call
 */
public record Environment(
    Map<String, String> variables, Clock clock, ClassLoader loader, PrintStream log) {

  /**
   * The surroundings of this process: its variables, the system's clock in UTC, the class loader of
   * this class, and standard output. For {@code main} methods only.
   */
  public static Environment ofProcess() {
    ClassLoader loader = Environment.class.getClassLoader();
    return new Environment(System.getenv(), Clock.systemUTC(), loader, System.out);
  }

  @Override
  public String toString() {
    return "Environment[" + variables.size() + " variables]";
  }
}
