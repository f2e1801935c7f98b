// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;

/**
 * An adapter, and the platform that the test plays for it.
 *
 * <p>Implementations write the platform's native requests and read its native replies with code of
 * their own, never with the adapter's: one mistake in both would cancel out.
 */
public interface AdapterUnderTest {

  /** The platform's name as a function sees it, such as {@code lambda}. */
  String platform();

  /** Whether the platform's wire can say the given thing. */
  boolean supports(Capability capability);

  /** The largest text, in ASCII characters, that must pass as a body in both directions. */
  int largestText();

  /**
   * Starts the adapter's own loop or server on a byte channel.
   *
   * @param function the function's entry in the index
   * @param handler the function's handler, ready made
   * @param environment the clock, the variables and the log that the adapter is given
   * @throws Exception if the adapter does not start
   */
  RunningAdapter start(FunctionEntry function, Object handler, Environment environment)
      throws Exception;
}
