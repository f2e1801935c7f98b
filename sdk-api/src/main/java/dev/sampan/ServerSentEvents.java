// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.io.IOException;

/** A source of server-sent events: the body of {@link HttpResponse#serverSentEvents}. */
@FunctionalInterface
public interface ServerSentEvents {

  /**
   * Sends events until there are no more. It runs on the invocation's thread after the handler and
   * the middleware have returned; an exception breaks the connection off.
   */
  void emit(Sink sink) throws Exception;

  /** Takes the events. Each is sent at once where the platform streams. Not thread-safe. */
  interface Sink {

    /**
     * Sends an event.
     *
     * @throws IOException if the caller is gone
     */
    void send(ServerSentEvent event) throws IOException;

    /**
     * Sends a comment, which keeps an idle connection open.
     *
     * @throws IOException if the caller is gone
     */
    void comment(String text) throws IOException;
  }
}
