// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.Message;
import dev.sampan.NewEvent;
import dev.sampan.Publisher;
import dev.sampan.Trigger;
import dev.sampan.runtime.PublishChannel;
import dev.sampan.runtime.Published;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Publishes for a handler that is called by hand, to wherever it names. */
final class TestPublisher implements Publisher {

  private final TestContext context;
  private final PublishChannel channel;

  TestPublisher(TestContext context, PublishChannel channel) {
    this.context = context;
    this.channel = channel;
  }

  @Override
  public String queue(String name, Message message) {
    return message(Trigger.QUEUE, name, message);
  }

  @Override
  public String topic(String name, Message message) {
    return message(Trigger.TOPIC, name, message);
  }

  private String message(Trigger kind, String name, Message message) {
    return channel.publish(
        new Published(
            kind,
            name,
            UUID.randomUUID().toString(),
            Body.of(Payload.bytes(message.payload())),
            message.key(),
            message.attributes(),
            message.delay(),
            context.invocationId(),
            context.trace().traceparent()));
  }

  @Override
  public String bus(String name, NewEvent<?> event) {
    String id = event.id() == null ? UUID.randomUUID().toString() : event.id();
    return channel.publish(
        new Published(
            Trigger.BUS,
            name,
            id,
            Body.of(json(event, id)),
            null,
            Map.of(),
            Duration.ZERO,
            context.invocationId(),
            context.trace().traceparent()));
  }

  private byte[] json(NewEvent<?> event, String id) {
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create("urn:sampan:function:" + context.function()))
            .withType(event.type())
            .withSubject(event.subject())
            .withDataContentType(
                event.payload() instanceof String ? "text/plain" : "application/json")
            .withData(Payload.bytes(event.payload()));
    event.extensions().forEach(builder::withExtension);
    return StrictCloudEvents.writeJson(builder.build());
  }
}
