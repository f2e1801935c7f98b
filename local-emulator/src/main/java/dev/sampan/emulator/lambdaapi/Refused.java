// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Headers;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.PlatformError;

/** An invocation that no function was asked to run; any other failure is one of the function. */
final class Refused {

  /** How long a caller is told to wait after a throttle, in seconds; Amazon names no number. */
  private static final String RETRY_AFTER = "1";

  private Refused() {}

  static boolean is(PlatformError error) {
    return error.kind().refused() || error.kind() == FailureKind.REQUEST_TOO_LARGE;
  }

  /** Answers with the refusal; its body says which limit was met. */
  static void answer(LambdaCall call, Headers headers, PlatformError error) {
    var plain =
        headers
            .without("x-amz-executed-version")
            .without("x-amz-log-result")
            .with("x-amzn-errortype", error.type());
    var said = error.status() == 429 ? plain.with("retry-after", RETRY_AFTER) : plain;
    call.answer(error.status(), said, error.body());
  }
}
