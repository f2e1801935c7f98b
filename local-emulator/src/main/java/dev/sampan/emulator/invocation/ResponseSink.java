// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.Body;

/**
 * Where an answer goes while the function still writes it.
 *
 * <p>A function that answers as a whole never calls it; then the ending of the invocation has the
 * answer. One that streams calls {@link #begins} once, and {@link #part} for each part, one at a
 * time. How the stream ended, well or not, is told by the invocation's ending alone: {@link
 * dev.sampan.platform.NativeReply.Streamed} if it is whole, an error or a failure otherwise, after
 * the last part was taken. An invocation that times out, or whose instance crashes, may end while a
 * part is not yet taken.
 *
 * <p>Called by the threads of listeners; no method may block.
 */
public interface ResponseSink {

  /**
   * The function begins to answer.
   *
   * @param contentType the type that the function's runtime gives the stream, such as {@code
   *     application/vnd.awslambda.http-integration-response}, whose first part is a JSON prelude
   *     that ends with eight NUL bytes
   */
  void begins(String contentType);

  /**
   * The next bytes, never none. Nothing more is read from the function before they are taken.
   *
   * @param bytes at most 16 KiB
   * @param taken to be run once, by any thread, when there is room for another part; also when the
   *     receiver has gone and the bytes are dropped
   */
  void part(Body bytes, Runnable taken);
}
