// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.IOException;

/** Opens connections to one peer: over a socket in the cloud, in memory in a test. Thread-safe. */
@FunctionalInterface
public interface Connector {

  /**
   * Opens a new connection.
   *
   * @throws IOException if the peer cannot be reached
   */
  Connection connect() throws IOException;
}
