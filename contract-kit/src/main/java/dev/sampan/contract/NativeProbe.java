// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Trigger;
import dev.sampan.runtime.TriggerEntry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes an event that has no portable kind as it is, and answers in the native form. */
final class NativeProbe implements CorpusProbe, Handler<Event<byte[]>, Object> {

  private final JsonNode sent;
  private final JsonNode reply;
  private volatile @Nullable Event<byte[]> event;

  NativeProbe(CorpusCase each) {
    sent = Portable.json(each.nativeRequest().body().bytes());
    reply = each.portableReply().get("reply").get("returned").get("json");
  }

  @Override
  public Object handle(Event<byte[]> input, Context context) {
    event = input;
    return reply;
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
    var given = Objects.requireNonNull(event, "the handler was not called");
    assertThat(given.getType()).isEqualTo(received.get("type").textValue());
    assertThat(given.getExtension("nativetype")).isEqualTo(received.path("nativetype").textValue());
    assertThat(given.getDataContentType()).isEqualTo("application/json");
    assertThat(given.delivery().trigger()).isEqualTo(Trigger.DIRECT);
    assertThat(Portable.json(given.payload())).isEqualTo(sent);
  }
}
