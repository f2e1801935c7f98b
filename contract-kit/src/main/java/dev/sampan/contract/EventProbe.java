// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.RetryableException;
import dev.sampan.runtime.TriggerEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Acknowledges every event, or asks for it again. */
final class EventProbe implements CorpusProbe, Handler<Event<byte[]>, Object> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode reply;
  private volatile @Nullable Event<byte[]> event;

  EventProbe(JsonNode reply) {
    this.reply = reply;
  }

  @Override
  @SuppressWarnings("NullAway") // null is no result
  public Object handle(Event<byte[]> input, Context context) {
    event = input;
    if (reply.get("outcome").textValue().equals("retry")) {
      throw new RetryableException(reply.get("reason").textValue());
    }
    return null;
  }

  @Override
  public Object handler() {
    return this;
  }

  @Override
  public TriggerEntry trigger(CorpusCase each) {
    return CorpusProbe.events(each, "orders");
  }

  @Override
  public void assertReceived(JsonNode received) {
    var given = Objects.requireNonNull(event, "the handler was not called");
    var expected = received.get("event");
    for (var member : expected.properties()) {
      if (!member.getKey().startsWith("data") || member.getKey().equals("datacontenttype")) {
        assertThat(value(given, member.getKey())).isEqualTo(member.getValue().asText());
      }
    }
    if (expected.has("data")) {
      assertThat(Portable.json(given.payload())).isEqualTo(expected.get("data"));
    } else {
      assertThat(given.payload()).isEqualTo(bytes(expected.get("data_base64")));
    }
  }

  private static byte[] bytes(JsonNode base64) {
    return Portable.body(MAPPER.createObjectNode().set("base64", base64)).bytes();
  }

  private static String value(Event<byte[]> event, String name) {
    var attribute = event.getAttributeNames().contains(name);
    return String.valueOf(attribute ? event.getAttribute(name) : event.getExtension(name));
  }
}
