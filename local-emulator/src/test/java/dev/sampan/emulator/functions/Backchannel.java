// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** Answers each message by the management API, with Amazon's own client as it is. */
public final class Backchannel implements Handler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handle(Map<String, Object> event, Context context) {
    var request = (Map<?, ?>) event.getOrDefault("requestContext", Map.of());
    if ("MESSAGE".equals(request.get("eventType"))) {
      try (var client = ApiGatewayManagementApiClient.create()) {
        var text = SdkBytes.fromUtf8String("back: " + event.get("body"));
        client.postToConnection(
            it -> it.connectionId(String.valueOf(request.get("connectionId"))).data(text));
      }
    }
    return Map.of("statusCode", 200);
  }
}
