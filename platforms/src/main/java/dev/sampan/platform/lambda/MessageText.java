// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Body;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.wire.Utf8;

/** The text of a message on a service that carries nothing but text. */
final class MessageText {

  private MessageText() {}

  /**
   * The body as text.
   *
   * @param service who carries it, for people
   * @throws NotExpressibleException if it is not UTF-8
   */
  static String of(String service, String id, Body body) {
    return Utf8.decode(body.bytes())
        .orElseThrow(
            () ->
                new NotExpressibleException(
                    "lambda: "
                        + service
                        + " carries text, and message "
                        + id
                        + " is not UTF-8; send it base64-encoded"));
  }
}
