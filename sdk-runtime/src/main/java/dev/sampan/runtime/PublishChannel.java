// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

/** Takes what functions publish to where it is kept until it is delivered. Thread-safe. */
@FunctionalInterface
public interface PublishChannel {

  /**
   * Waits until it is accepted.
   *
   * @return its id
   * @throws dev.sampan.PublishException if it is not accepted
   */
  String publish(Published published);
}
