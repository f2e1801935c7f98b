// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.lambda.LambdaFlights.Flight;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.time.Instant;

/** The events that extensions ask for. */
final class ExtensionEvents {

  /** How long extensions have, and the runtime with them, until they are ended. */
  static final Duration GRACE = Profile.of(Platform.LAMBDA).get(Limit.DRAIN_EXTENSIONS).duration();

  private ExtensionEvents() {}

  static String invoke(Flight flight) {
    var headers = flight.payload().headers();
    var json = PlatformEvent.fields().put("eventType", "INVOKE");
    json.put("deadlineMs", flight.deadline().toEpochMilli()).put("requestId", flight.id());
    headers
        .first("lambda-runtime-invoked-function-arn")
        .ifPresent(arn -> json.put("invokedFunctionArn", arn));
    headers
        .first("lambda-runtime-trace-id")
        .ifPresent(
            trace -> json.putObject("tracing").put("type", "X-Amzn-Trace-Id").put("value", trace));
    return json.toString();
  }

  static String shutdown(String reason, Instant now) {
    var json = PlatformEvent.fields().put("eventType", "SHUTDOWN").put("shutdownReason", reason);
    return json.put("deadlineMs", now.plus(GRACE).toEpochMilli()).toString();
  }
}
