// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.documented;

/** What an API of API Gateway for WebSockets takes. */
final class LambdaSockets {

  private static final Source QUOTAS =
      documented(
          "docs.aws.amazon.com/apigateway/latest/developerguide/"
              + "apigateway-execution-service-websocket-limits-table.html");

  private LambdaSockets() {}

  static void addTo(ProfileBuilder profile) {
    profile
        .limit(Limit.WEBSOCKET_MESSAGE_BYTES, 128L * 1024, QUOTAS)
        .limit(Limit.WEBSOCKET_FRAME_BYTES, 32L * 1024, QUOTAS)
        .seconds(Limit.WEBSOCKET_IDLE, 600, QUOTAS)
        .seconds(Limit.WEBSOCKET_DURATION, 7200, QUOTAS)
        .seconds(Limit.WEBSOCKET_RESPONSE, 29, QUOTAS);
  }
}
