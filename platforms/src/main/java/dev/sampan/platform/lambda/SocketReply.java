// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.wire.Json;
import java.util.List;
import java.util.Optional;

/** Reads what a function returns to a WebSocket API. */
public final class SocketReply {

  private static final List<String> EVERY_TYPE = List.of("*/*");

  private SocketReply() {}

  /**
   * The response that a result is: its status decides whether a connection begins, its body is for
   * the client of a route that replies.
   *
   * @return empty if it is malformed, which a result without a {@code statusCode} is too
   */
  public static Optional<HttpResponse> read(Body result) {
    return Json.parse(result).filter(it -> it.hasNonNull("statusCode")).isPresent()
        ? ProxyReply.rest(result, EVERY_TYPE)
        : Optional.empty();
  }

  /** The status of a connection that is refused as the function gave no answer. */
  public static int refusal(FailureKind kind) {
    return kind.refused() ? 500 : 502;
  }
}
