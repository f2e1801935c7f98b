// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import java.util.Map;

/** Says which event of a WebSocket API it got. */
public final class Chatter implements Handler<Event<Map<String, Object>>, Map<String, Object>> {

  @Override
  public Map<String, Object> handle(Event<Map<String, Object>> event, Context context) {
    var request = (Map<?, ?>) event.payload().getOrDefault("requestContext", Map.of());
    var told =
        event.getType()
            + " "
            + event.getExtension("nativetype")
            + " "
            + request.get("routeKey")
            + " "
            + request.get("connectionId")
            + " "
            + event.payload().get("body");
    return Map.of("statusCode", 200, "body", told);
  }
}
