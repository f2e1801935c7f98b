// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import java.io.IOException;
import java.util.List;

/** The platform's end of the channel to one instance. Thread-safe. */
interface Instance extends AutoCloseable {

  /**
   * Hands a request to the instance and waits for its reply.
   *
   * @throws IOException if the instance ends, or breaks its reply off
   */
  NativeReply invoke(NativeRequest request) throws IOException, InterruptedException;

  /** What crossed the channel so far. */
  List<Exchange> exchanges();

  @Override
  void close();
}
