// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import java.time.Duration;

/**
 * How long an instance took from the order to start it until it was ready.
 *
 * @param process until the process ran code of the function: fork, exec, the virtual machine; zero
 *     if the process does not tell
 * @param init the rest: loading, constructing and initialising the function
 */
public record Startup(Duration process, Duration init) {

  /** Both together. */
  public Duration total() {
    return process.plus(init);
  }
}
