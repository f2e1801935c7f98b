// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An adapter that runs: portable requests go in as the platform's bytes, and the platform's bytes
 * come out as portable replies.
 *
 * <p>Every method waits for the reply. Where the adapter supports {@link Capability#CONCURRENCY},
 * the methods may be called from several threads.
 */
public interface RunningAdapter extends AutoCloseable {

  /** Sends an HTTP request; the response's body is complete. */
  HttpResponse http(HttpRequest request, CallFacts facts) throws Exception;

  /** Hands over a payload directly. */
  DirectAnswer direct(byte[] payload, CallFacts facts) throws Exception;

  /**
   * Delivers messages of the function's queue trigger in one invocation.
   *
   * @return what becomes of each message, by its id
   */
  Map<String, Settlement> queue(List<Message> messages, CallFacts facts) throws Exception;

  /** Delivers a CloudEvent, given as JSON in the structured form. */
  Settlement cloudEvent(String structured, CallFacts facts) throws Exception;

  /** The bytes that crossed the channel so far. */
  Wire wire();

  /** Ends the adapter as the platform would, and waits for its threads. */
  @Override
  void close() throws IOException;
}
