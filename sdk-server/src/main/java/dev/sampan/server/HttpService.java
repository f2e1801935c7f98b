// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/** Answers requests, many at a time. Thread-safe. */
@FunctionalInterface
public interface HttpService {

  /**
   * Answers a request whose body has arrived whole. It is interrupted when the server's time-out
   * has passed; its answer is then dropped.
   *
   * @param arrived when the head of the request had arrived; has the call that it starts be asked
   *     to end when the server's time-out has passed, or the server ends
   * @throws Exception to answer 500 with a problem that tells the caller nothing
   */
  HttpResponse handle(HttpRequest request, Arrival arrived) throws Exception;
}
