// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.Optional;

/** SCF's limits on payloads and on a web function's response headers. */
final class ScfLimits {

  private static final Profile PROFILE = Profile.of(Platform.SCF);

  private ScfLimits() {}

  static int body() {
    return PROFILE.get(Limit.REQUEST_BYTES).intValue();
  }

  static Optional<LimitExceeded> request(
      NativeRequest request, boolean asynchronous, InvocationFacts facts) {
    var limit = asynchronous ? Limit.ASYNC_REQUEST_BYTES : Limit.REQUEST_BYTES;
    return check(FailureKind.REQUEST_TOO_LARGE, request.size(), limit, facts);
  }

  static Optional<LimitExceeded> reply(NativeReply reply, InvocationFacts facts) {
    if (reply instanceof NativeReply.Http http) {
      var headers =
          check(
              FailureKind.RESPONSE_TOO_LARGE,
              headerBytes(http),
              Limit.RESPONSE_HEADER_BYTES,
              facts);
      long size = http.response().body().length().orElse(0);
      return headers.or(
          () -> check(FailureKind.RESPONSE_TOO_LARGE, size, Limit.RESPONSE_BYTES, facts));
    }
    long size = reply instanceof NativeReply.Payload payload ? payload.body().bytes().length : 0;
    return check(FailureKind.RESPONSE_TOO_LARGE, size, Limit.RESPONSE_BYTES, facts);
  }

  private static long headerBytes(NativeReply.Http http) {
    var headers = http.response().headers();
    long bytes = 0;
    for (var name : headers.names()) {
      for (var value : headers.all(name)) {
        bytes += name.length() + value.length();
      }
    }
    return bytes;
  }

  private static Optional<LimitExceeded> check(
      FailureKind kind, long size, Limit limit, InvocationFacts facts) {
    return PROFILE
        .find(limit)
        .filter(figure -> size > figure.value())
        .map(
            figure -> {
              var detail = size + " bytes, and the limit is " + figure.value();
              return new LimitExceeded(
                  size,
                  figure.value(),
                  ScfFailures.http(kind, facts, detail),
                  ScfFailures.direct(kind, facts, detail));
            });
  }
}
