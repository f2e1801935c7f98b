// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.Optional;

/** Lambda's limits on payloads, with the words it refuses them in. */
final class LambdaLimits {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  private LambdaLimits() {}

  static Optional<LimitExceeded> request(
      NativeRequest request, boolean asynchronous, InvocationFacts facts) {
    var limit = asynchronous ? Limit.ASYNC_REQUEST_BYTES : Limit.REQUEST_BYTES;
    var allowed = PROFILE.get(limit).value();
    if (request.size() <= allowed) {
      return Optional.empty();
    }
    var detail =
        String.format(
            "%d byte payload is too large for the %s invocation type (limit %d bytes)",
            request.size(), asynchronous ? "Event" : "RequestResponse", allowed);
    return exceeded(FailureKind.REQUEST_TOO_LARGE, request.size(), allowed, facts, detail);
  }

  static Optional<LimitExceeded> reply(NativeReply reply, InvocationFacts facts) {
    var allowed = PROFILE.get(Limit.RESPONSE_BYTES).value();
    if (!(reply instanceof NativeReply.Payload payload)
        || payload.body().bytes().length <= allowed) {
      return Optional.empty();
    }
    long size = payload.body().bytes().length;
    var detail =
        String.format(
            "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes).",
            size, allowed);
    return exceeded(FailureKind.RESPONSE_TOO_LARGE, size, allowed, facts, detail);
  }

  private static Optional<LimitExceeded> exceeded(
      FailureKind kind, long size, long limit, InvocationFacts facts, String detail) {
    return Optional.of(
        new LimitExceeded(
            size,
            limit,
            LambdaFailures.http(kind, detail),
            LambdaFailures.direct(kind, facts, detail)));
  }
}
