// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.wire.EventJson;
import dev.sampan.platform.wire.Json;

/**
 * Writes an event as Tencent's EventBridge does: a CloudEvent in JSON but for its time, which is a
 * text of milliseconds, and with the region beside it.
 */
final class EventBridgeEvent {

  private static final String JSON = "application/json;charset=utf-8";

  private EventBridgeEvent() {}

  static Body of(BusEvent bus, InvocationFacts facts) {
    var json = EventJson.object(bus.event());
    if (json.has("data_base64")) {
      throw new NotExpressibleException(
          "scf: EventBridge carries JSON and text, and the data of event "
              + bus.id()
              + " is neither; send it base64-encoded");
    }
    var time = bus.event().getTime();
    if (time != null) {
      json.put("time", Long.toString(time.toInstant().toEpochMilli()));
    }
    if (!json.has("region")) {
      json.put("region", facts.region());
    }
    return Json.body(withType(json));
  }

  private static ObjectNode withType(ObjectNode json) {
    return json.has("data") && !json.has("datacontenttype")
        ? json.put("datacontenttype", JSON)
        : json;
  }
}
