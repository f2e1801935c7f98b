// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.Set;

/** An invocation that no function was asked to run; any other failure is one of the function. */
final class Refused {

  private static final Set<FailureKind> KINDS =
      Set.of(FailureKind.THROTTLED, FailureKind.NO_INSTANCE, FailureKind.REQUEST_TOO_LARGE);

  /** How long a caller is told to wait after a throttle, in seconds; Amazon names no number. */
  private static final String RETRY_AFTER = "1";

  private Refused() {}

  static boolean is(PlatformError error) {
    return KINDS.contains(error.kind());
  }

  /** Whether a function has a concurrency of its own, so that a throttle is by that. */
  static boolean reserves(FunctionSpec function) {
    return function.instances().max() != null;
  }

  /**
   * Answers with the refusal.
   *
   * @param reserved whether the function has a concurrency of its own
   */
  static void answer(LambdaCall call, Headers headers, PlatformError error, boolean reserved) {
    var said =
        headers
            .without("x-amz-executed-version")
            .without("x-amz-log-result")
            .with("x-amzn-errortype", error.type());
    if (error.status() == 429) {
      call.answer(429, said.with("retry-after", RETRY_AFTER), throttled(error, reserved));
    } else {
      call.answer(error.status(), said, error.body());
    }
  }

  private static Body throttled(PlatformError error, boolean reserved) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", "User")
            .put("message", error.message())
            .put("Message", error.message())
            .put(
                "Reason",
                reserved
                    ? "ReservedFunctionConcurrentInvocationLimitExceeded"
                    : "ConcurrentInvocationLimitExceeded");
    return Body.of(json.toString());
  }
}
