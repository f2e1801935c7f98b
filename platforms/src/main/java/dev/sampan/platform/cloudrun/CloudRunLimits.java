// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.Optional;

/** Cloud Run's limits on bodies over HTTP/1; a response whose length is not known has none. */
final class CloudRunLimits {

  private static final Profile PROFILE = Profile.of(Platform.CLOUDRUN);

  private CloudRunLimits() {}

  static int body() {
    return PROFILE.get(Limit.REQUEST_BYTES).intValue();
  }

  static Optional<LimitExceeded> request(NativeRequest request) {
    return check(FailureKind.REQUEST_TOO_LARGE, request.size(), Limit.REQUEST_BYTES);
  }

  static Optional<LimitExceeded> reply(NativeReply reply) {
    long size =
        reply instanceof NativeReply.Http http ? http.response().body().length().orElse(0) : 0;
    return check(FailureKind.RESPONSE_TOO_LARGE, size, Limit.RESPONSE_BYTES);
  }

  private static Optional<LimitExceeded> check(FailureKind kind, long size, Limit limit) {
    return PROFILE
        .find(limit)
        .filter(figure -> size > figure.value())
        .map(
            figure ->
                new LimitExceeded(
                    size,
                    figure.value(),
                    CloudRunFailures.http(kind),
                    CloudRunFailures.direct(
                        kind, size + " bytes, and the limit is " + figure.value())));
  }
}
