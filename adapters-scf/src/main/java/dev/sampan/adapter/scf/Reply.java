// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.runtime.Failure;

/** What one invocation of an event function came to, as the platform reads it. */
final class Reply {

  private final boolean failed;
  private final byte[] body;

  private Reply(boolean failed, byte[] body) {
    this.failed = failed;
    this.body = body;
  }

  static Reply result(byte[] body) {
    return new Reply(false, body);
  }

  static Reply error(Failure failure, String invocation) {
    return new Reply(true, ErrorForm.of(failure, invocation));
  }

  boolean failed() {
    return failed;
  }

  /** The result or the error; not copied. */
  byte[] body() {
    return body;
  }
}
