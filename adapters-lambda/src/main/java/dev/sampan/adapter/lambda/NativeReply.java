// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Failure;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What one native event came to: the bytes of a reply, or a failure. */
final class NativeReply {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final byte[] body;
  private final @Nullable Failure failure;

  private NativeReply(byte[] body, @Nullable Failure failure) {
    this.body = body;
    this.failure = failure;
  }

  static NativeReply of(byte[] body) {
    return new NativeReply(body, null);
  }

  /** The reply of a function that has nothing to say. */
  static NativeReply nothing() {
    return new NativeReply(NULL, null);
  }

  static NativeReply failed(Failure failure) {
    return new NativeReply(NULL, failure);
  }

  byte[] body() {
    return body;
  }

  @Nullable Failure failure() {
    return failure;
  }
}
