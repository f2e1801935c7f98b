// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Trigger;
import dev.sampan.runtime.TriggerEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Returns one value from every call, or throws. */
final class DirectProbe implements CorpusProbe, Handler<Map<String, Object>, Object> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode reply;
  private volatile @Nullable Map<String, Object> payload;

  DirectProbe(JsonNode reply) {
    this.reply = reply;
  }

  @Override
  public Object handle(Map<String, Object> input, Context context) {
    payload = input;
    if (reply.has("failed")) {
      throw new IllegalStateException(reply.get("failed").get("message").textValue());
    }
    return MAPPER.convertValue(reply.get("returned").get("json"), Object.class);
  }

  @Override
  public Object handler() {
    return this;
  }

  @Override
  public TriggerEntry trigger(CorpusCase each) {
    return new TriggerEntry("direct", Trigger.DIRECT, "", List.of());
  }

  @Override
  public void assertReceived(JsonNode received) {
    assertThat(MAPPER.<JsonNode>valueToTree(payload))
        .isEqualTo(received.get("payload").get("json"));
  }
}
