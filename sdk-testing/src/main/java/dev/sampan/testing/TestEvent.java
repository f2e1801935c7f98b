// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Delivery;
import dev.sampan.Event;
import dev.sampan.EventTypes;
import dev.sampan.RejectedException;
import dev.sampan.Trigger;
import dev.sampan.spi.JsonCodec;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event for calling a handler by hand; {@link TestEvents#event} makes one. Immutable.
 *
 * @param <T> the type of the payload
 */
public final class TestEvent<T> implements Event<T> {

  private final CloudEvent attributes;
  private final T payload;
  private final Delivery delivery;
  private final List<Object> raw;

  private TestEvent(CloudEvent attributes, T payload, Delivery delivery, List<Object> raw) {
    this.attributes = attributes;
    this.payload = payload;
    this.delivery = delivery;
    this.raw = raw;
  }

  static <T> TestEvent<T> of(String id, T payload) {
    CloudEvent attributes =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create("/test"))
            .withType(EventTypes.QUEUE_MESSAGE)
            .withTime(OffsetDateTime.ofInstant(TestContext.NOON, ZoneOffset.UTC))
            .build();
    Delivery delivery = new Delivery(Trigger.QUEUE, "test", 1, null, id, Map.of());
    return new TestEvent<>(attributes, payload, delivery, List.of());
  }

  /** The same event with the given id, which is its receipt too. */
  public TestEvent<T> withId(String id) {
    return with(CloudEventBuilder.v1(attributes).withId(id).build())
        .withDelivery(
            new Delivery(
                delivery.trigger(),
                delivery.source(),
                delivery.attempt(),
                delivery.orderingKey(),
                id,
                delivery.attributes()));
  }

  /** The same event of the given CloudEvents type. */
  public TestEvent<T> withType(String type) {
    return with(CloudEventBuilder.v1(attributes).withType(type).build());
  }

  /** The same event about the given subject. */
  public TestEvent<T> withSubject(String subject) {
    return with(CloudEventBuilder.v1(attributes).withSubject(subject).build());
  }

  /** The same event with one more extension attribute. */
  public TestEvent<T> withExtension(String name, String value) {
    return with(CloudEventBuilder.v1(attributes).withExtension(name, value).build());
  }

  /** The same event, delivered for the given time, from 1. */
  public TestEvent<T> withAttempt(int attempt) {
    return withDelivery(
        new Delivery(
            delivery.trigger(),
            delivery.source(),
            attempt,
            delivery.orderingKey(),
            delivery.receipt(),
            delivery.attributes()));
  }

  /** The same event, delivered in the given way. */
  public TestEvent<T> withDelivery(Delivery other) {
    return new TestEvent<>(attributes, payload, other, raw);
  }

  /** The same event with a cloud's own form of it. */
  public TestEvent<T> withRaw(Object nativeObject) {
    List<Object> more = new ArrayList<>(raw);
    more.add(nativeObject);
    return new TestEvent<>(attributes, payload, delivery, List.copyOf(more));
  }

  private TestEvent<T> with(CloudEvent changed) {
    return new TestEvent<>(changed, payload, delivery, raw);
  }

  @Override
  public T payload() {
    return payload;
  }

  @Override
  public <P> P payload(Class<P> type) {
    if (type.isInstance(payload)) {
      return type.cast(payload);
    }
    try {
      Object read = JsonCodec.Found.CODEC.read(Payload.bytes(payload), type);
      return type.cast(Objects.requireNonNull(read, "null in JSON is no payload"));
    } catch (IllegalArgumentException e) {
      String message = "The payload of event " + getId() + " is refused: " + e.getMessage();
      throw new RejectedException("payload", message, e);
    }
  }

  @Override
  public Delivery delivery() {
    return delivery;
  }

  @Override
  public <N> Optional<N> raw(Class<N> type) {
    return raw.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  @Override
  public CloudEventData getData() {
    return BytesCloudEventData.wrap(Payload.bytes(payload));
  }

  @Override
  public SpecVersion getSpecVersion() {
    return attributes.getSpecVersion();
  }

  @Override
  public String getId() {
    return attributes.getId();
  }

  @Override
  public String getType() {
    return attributes.getType();
  }

  @Override
  public URI getSource() {
    return attributes.getSource();
  }

  @Override
  public @Nullable String getDataContentType() {
    return payload instanceof byte[] || payload instanceof String ? null : "application/json";
  }

  @Override
  public @Nullable URI getDataSchema() {
    return attributes.getDataSchema();
  }

  @Override
  public @Nullable String getSubject() {
    return attributes.getSubject();
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    return attributes.getTime();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return name.equals("datacontenttype") ? getDataContentType() : attributes.getAttribute(name);
  }

  @Override
  public @Nullable Object getExtension(String name) {
    return attributes.getExtension(name);
  }

  @Override
  public Set<String> getExtensionNames() {
    return attributes.getExtensionNames();
  }

  @Override
  public String toString() {
    return "TestEvent[" + getId() + " of " + getType() + "]";
  }
}
