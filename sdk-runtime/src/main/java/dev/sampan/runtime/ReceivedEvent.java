// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Delivery;
import dev.sampan.Event;
import dev.sampan.RejectedException;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.data.BytesCloudEventData;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event as a handler sees it; its payload is decoded when it is first asked for. */
final class ReceivedEvent<T> implements Event<T> {

  private final IncomingEvent event;
  private final Type payloadType;
  private final Payloads payloads;
  private volatile @Nullable Object decoded;

  ReceivedEvent(IncomingEvent event, Type payloadType, Payloads payloads) {
    this.event = event;
    this.payloadType = payloadType;
    this.payloads = payloads;
  }

  /** {@inheritDoc} The type is the one that the handler declares, so the cast is the handler's. */
  @Override
  @SuppressWarnings("unchecked")
  public T payload() {
    Object payload = decoded;
    if (payload == null) {
      payload = decode(payloadType);
      decoded = payload;
    }
    return (T) payload;
  }

  @Override
  public <P> P payload(Class<P> type) {
    return type.cast(decode(type));
  }

  private Object decode(Type type) {
    Object payload = event.payload();
    try {
      return payloads.convert(payload == null ? new byte[0] : payload, type);
    } catch (IllegalArgumentException e) {
      String message = "The payload of event " + event.id() + " is refused: " + e.getMessage();
      throw new RejectedException("payload", message, e);
    }
  }

  @Override
  public Delivery delivery() {
    return event.delivery();
  }

  @Override
  public <N> Optional<N> raw(Class<N> type) {
    for (Object each : event.raw()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  @Override
  public @Nullable CloudEventData getData() {
    Object payload = event.payload();
    return payload == null ? null : BytesCloudEventData.wrap(payloads.encode(payload));
  }

  @Override
  public SpecVersion getSpecVersion() {
    return SpecVersion.V1;
  }

  @Override
  public String getId() {
    return event.id();
  }

  @Override
  public String getType() {
    return event.type();
  }

  @Override
  public URI getSource() {
    return event.source();
  }

  @Override
  public @Nullable String getDataContentType() {
    Object payload = event.payload();
    boolean portable = payload != null && !(payload instanceof byte[]);
    return portable ? "application/json" : event.contentType();
  }

  @Override
  public @Nullable URI getDataSchema() {
    return event.schema();
  }

  @Override
  public @Nullable String getSubject() {
    return event.subject();
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    return event.time();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return switch (name) {
      case "specversion" -> getSpecVersion();
      case "id" -> getId();
      case "source" -> getSource();
      case "type" -> getType();
      case "datacontenttype" -> getDataContentType();
      case "dataschema" -> getDataSchema();
      case "subject" -> getSubject();
      case "time" -> getTime();
      default -> throw new IllegalArgumentException("not an attribute of CloudEvents 1.0: " + name);
    };
  }

  @Override
  public @Nullable Object getExtension(String name) {
    return event.extensions().get(name);
  }

  @Override
  public Set<String> getExtensionNames() {
    return Set.copyOf(event.extensions().keySet());
  }

  @Override
  public String toString() {
    return "Event[" + event.type() + " " + event.id() + " from " + event.source() + "]";
  }
}
