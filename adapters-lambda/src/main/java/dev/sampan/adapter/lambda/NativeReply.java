// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.HttpResponse;
import dev.sampan.runtime.DirectReply;
import dev.sampan.runtime.Failure;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What one native event came to: the bytes of a reply, a response to stream, or a failure. */
final class NativeReply {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final byte[] body;
  private final @Nullable Failure failure;
  private final @Nullable HttpResponse streamed;

  private NativeReply(byte[] body, @Nullable Failure failure, @Nullable HttpResponse streamed) {
    this.body = body;
    this.failure = failure;
    this.streamed = streamed;
  }

  static NativeReply of(byte[] body) {
    return new NativeReply(body, null, null);
  }

  /** What a direct call came to. */
  static NativeReply of(DirectReply reply) {
    return reply instanceof DirectReply.Returned returned
        ? of(returned.json().bytes())
        : failed(((DirectReply.Failed) reply).failure());
  }

  /** The reply of a function that has nothing to say. */
  static NativeReply nothing() {
    return new NativeReply(NULL, null, null);
  }

  static NativeReply failed(Failure failure) {
    return new NativeReply(NULL, failure, null);
  }

  /** A response that is to be sent while its body is written. */
  static NativeReply streamed(HttpResponse response) {
    return new NativeReply(NULL, null, response);
  }

  byte[] body() {
    return body;
  }

  @Nullable Failure failure() {
    return failure;
  }

  /** The response that is to be streamed; null if this is another reply. */
  @Nullable HttpResponse streamed() {
    return streamed;
  }
}
