// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Body;
import dev.sampan.Message;
import dev.sampan.NewEvent;
import dev.sampan.PublishException;
import dev.sampan.Publisher;
import dev.sampan.Trigger;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Publishes for one invocation: encodes, checks the manifest's leave, and sends. */
final class ChannelPublisher implements Publisher {

  private final LoadedFunction function;
  private final Call call;

  private ChannelPublisher(LoadedFunction function, Call call) {
    this.function = function;
    this.call = call;
  }

  /** Declared as the interface so that whoever calls this does not load the class to check it. */
  static Publisher of(LoadedFunction function, Call call) {
    return new ChannelPublisher(function, call);
  }

  @Override
  public String queue(String name, Message message) {
    return message(Trigger.QUEUE, name, message);
  }

  @Override
  public String topic(String name, Message message) {
    if (!message.delay().isZero()) {
      throw new IllegalArgumentException("a topic has no delay: it is " + message.delay());
    }
    return message(Trigger.TOPIC, name, message);
  }

  private String message(Trigger kind, String name, Message message) {
    mustBeDeclared(kind, name);
    return function
        .channel()
        .publish(
            new Published(
                kind,
                name,
                UUID.randomUUID().toString(),
                Body.of(function.payloads().encode(message.payload())),
                message.key(),
                message.attributes(),
                message.delay(),
                call.id(),
                call.trace().traceparent()));
  }

  @Override
  public String bus(String name, NewEvent<?> event) {
    mustBeDeclared(Trigger.BUS, name);
    String id = event.id() == null ? UUID.randomUUID().toString() : event.id();
    byte[] json = StrictCloudEvents.writeJson(new ReplyEvent(function).of(event, id));
    return function
        .channel()
        .publish(
            new Published(
                Trigger.BUS,
                name,
                id,
                Body.of(json),
                null,
                Map.of(),
                Duration.ZERO,
                call.id(),
                call.trace().traceparent()));
  }

  private void mustBeDeclared(Trigger kind, String name) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    if (!function.entry().publishes().contains(word + ":" + name)) {
      String own = function.entry().name();
      throw new PublishException(
          "The function \""
              + own
              + "\" may not publish to the "
              + word
              + " \""
              + name
              + "\": add { "
              + word
              + ": "
              + name
              + " } under functions."
              + own
              + ".publishes in sampan.yaml");
    }
  }
}
