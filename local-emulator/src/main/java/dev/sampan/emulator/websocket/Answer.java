// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.lambda.SocketReply;
import org.jspecify.annotations.Nullable;

/**
 * What an API has of a function that it asked.
 *
 * @param response the function's response, or one with the status of the API's own failure
 * @param failure what the API says of a failure; empty if the function answered
 */
record Answer(HttpResponse response, String failure) {

  static final Answer TIMED_OUT = new Answer(HttpResponse.of(504), "Endpoint request timed out");

  /** There is no function to ask: the connection may begin, and there is nothing to reply. */
  static final Answer NOBODY = new Answer(HttpResponse.of(200), "");

  private static final String INTERNAL = "Internal server error";

  /** How a call ended; null if the emulator could not even make it. */
  static Answer of(@Nullable Invoked<DirectOutcome> invoked) {
    if (invoked == null) {
      return failed(500);
    }
    if (invoked.value() instanceof DirectOutcome.Failed it) {
      return failed(SocketReply.refusal(it.error().kind()));
    }
    var returned = (DirectOutcome.Returned) invoked.value();
    return SocketReply.read(returned.result())
        .map(it -> new Answer(it, ""))
        .orElseGet(() -> failed(502));
  }

  private static Answer failed(int status) {
    return new Answer(HttpResponse.of(status), INTERNAL);
  }

  /** Whether the function gave no answer that the API understands. */
  boolean isFailure() {
    return !failure.isEmpty();
  }

  /** Whether a connection may begin. */
  boolean accepts() {
    return !isFailure() && response.status() < 300;
  }
}
