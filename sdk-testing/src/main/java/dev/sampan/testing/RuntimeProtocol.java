// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Headers;
import dev.sampan.platform.NativeReply;
import java.util.Optional;

/** The platform's half of a protocol in which the instance asks for each invocation. */
enum RuntimeProtocol {
  /** Lambda's Runtime API, 2018-06-01. */
  LAMBDA("/2018-06-01/runtime/invocation/next", 202),
  /** The custom runtime of SCF. */
  SCF("/runtime/invocation/next", 200);

  private final String poll;
  private final int accepted;

  RuntimeProtocol(String poll, int accepted) {
    this.poll = poll;
    this.accepted = accepted;
  }

  boolean isPoll(WireMessage request) {
    return request.method().equals("GET") && request.target().equals(poll);
  }

  /** What the instance says with this request of the current invocation, if it is about that. */
  Optional<NativeReply> reply(WireMessage request) {
    if (!request.target().contains("/runtime/invocation/")) {
      return Optional.empty();
    }
    if (request.target().endsWith("/error")) {
      return Optional.of(new NativeReply.FunctionError(request.body()));
    }
    return request.target().endsWith("/response")
        ? Optional.of(new NativeReply.Payload(request.body()))
        : Optional.empty();
  }

  /** The answer to all but a poll. */
  WireMessage accepted() {
    return WireMessage.response(accepted, Headers.of("Content-Type", "application/json"));
  }
}
