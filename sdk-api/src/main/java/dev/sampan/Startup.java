// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Clock;
import java.util.Optional;

/**
 * What a function is told when it starts: the way its settings arrive. A handler takes it as the
 * only parameter of its constructor, or injects it.
 */
public interface Startup {

  /** The function's name in the manifest. */
  String function();

  /** Where it runs: {@code lambda}, {@code scf}, {@code cloudrun}. */
  String platform();

  /**
   * A setting of the function: the environment variable with the setting's name in upper case and
   * {@code _} for every other character than a letter or digit ({@code orders.directory} is {@code
   * ORDERS_DIRECTORY}), else the value in the manifest.
   */
  Optional<String> setting(String name);

  /**
   * A setting that the function cannot do without.
   *
   * @throws IllegalStateException if it is missing; the message names it and says where to give it
   */
  String require(String name);

  /** The clock, so that tests can set the time. */
  Clock clock();
}
