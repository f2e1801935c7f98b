// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.Body;
import dev.sampan.HttpResponse;

/**
 * Where an HTTP response goes while the function still writes it. A response that comes as a whole
 * is told by the call's end alone. Called by the threads of listeners; no method may block.
 */
public interface HttpSink {

  /**
   * The response begins.
   *
   * @param head its status and headers, without a body
   */
  void begins(HttpResponse head);

  /**
   * The next bytes of the body, never none.
   *
   * @param taken to be run once, by any thread, when there is room for another part
   */
  void part(Body bytes, Runnable taken);
}
