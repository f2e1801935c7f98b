// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.documented;

/** How an instance on Lambda begins, answers and ends. */
final class LambdaPhases {

  private static final Source RUNTIME =
      documented("docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html");
  private static final Source STREAMING =
      documented("docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html");
  private static final Source SHUTDOWN =
      documented("aws/aws-lambda-runtime-interface-emulator, internal/lambda/rapid/shutdown.go");
  private static final Source REGISTRATIONS =
      documented(
          "aws/aws-lambda-runtime-interface-emulator, internal/lambda/core/registrations.go");

  private static final Source RESTORE =
      documented("docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html");

  private LambdaPhases() {}

  static void addTo(ProfileBuilder profile) {
    profile
        .seconds(Limit.INIT_TIMEOUT, 10, RUNTIME)
        .seconds(Limit.INIT_TIMEOUT_AHEAD, 130, RUNTIME)
        .seconds(Limit.RESTORE_TIMEOUT, 10, RESTORE)
        .limit(Limit.RESPONSE_STREAM_BYTES, 200L * 1024 * 1024, STREAMING)
        .limit(Limit.RESPONSE_STREAM_BURST, 6L * 1024 * 1024, STREAMING)
        .limit(Limit.RESPONSE_STREAM_RATE, 2L * 1024 * 1024, STREAMING)
        .limit(Limit.DRAIN, 0, SHUTDOWN)
        .seconds(Limit.DRAIN_EXTENSIONS, 2, SHUTDOWN)
        .limit(Limit.EXTENSIONS_MAX, 10, REGISTRATIONS);
  }
}
