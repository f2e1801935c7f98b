// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.IOException;

/** What the peer sent is not HTTP/1.1, or is longer than this client takes. */
public final class BadReplyException extends IOException {

  private static final long serialVersionUID = 1L;

  private BadReplyException(String message) {
    super(message);
  }

  // Declared as an IOException so that no caller loads this class before something is wrong.
  static IOException of(String rule) {
    return new BadReplyException("bad HTTP reply: " + rule);
  }
}
