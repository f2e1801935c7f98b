// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Delivery;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as an adapter hands it over: attributes, payload, and how it came. Immutable, if its
 * payload is.
 *
 * <p>The payload is either the bytes of a message, which the function's payload type decodes, or
 * one of the portable records such as {@link dev.sampan.ObjectChanged}. Bytes that already are a
 * CloudEvent in JSON are unwrapped when the event is delivered.
 */
public final class IncomingEvent {

  private final String id;
  private final URI source;
  private final String type;
  private final Delivery delivery;
  private final @Nullable Object payload;
  private final @Nullable String subject;
  private final @Nullable OffsetDateTime time;
  private final @Nullable String contentType;
  private final @Nullable URI schema;
  private final Map<String, Object> extensions;
  private final List<Object> raw;

  private IncomingEvent(Draft draft) {
    this.id = draft.id;
    this.source = draft.source;
    this.type = draft.type;
    this.delivery = draft.delivery;
    this.payload = draft.payload;
    this.subject = draft.subject;
    this.time = draft.time;
    this.contentType = draft.contentType;
    this.schema = draft.schema;
    this.extensions = draft.extensions;
    this.raw = draft.raw;
  }

  /** An event that carries a message; the bytes are not copied. */
  public static IncomingEvent of(
      String id, URI source, String type, Delivery delivery, byte[] data) {
    return new IncomingEvent(new Draft(id, source, type, delivery, data));
  }

  /** An event that carries a portable payload. */
  public static IncomingEvent of(
      String id, URI source, String type, Delivery delivery, Object payload) {
    return new IncomingEvent(new Draft(id, source, type, delivery, payload));
  }

  /** A CloudEvent with all its attributes. */
  public static IncomingEvent of(CloudEvent event, Delivery delivery) {
    CloudEventData data = event.getData();
    byte[] bytes = data == null ? null : data.toBytes();
    Draft draft = new Draft(event.getId(), event.getSource(), event.getType(), delivery, bytes);
    draft.subject = event.getSubject();
    draft.time = event.getTime();
    draft.contentType = event.getDataContentType();
    draft.schema = event.getDataSchema();
    for (String name : event.getExtensionNames()) {
      Object value = event.getExtension(name);
      if (value != null) {
        draft.extensions.put(name, value);
      }
    }
    return new IncomingEvent(draft);
  }

  /** The same event about the given subject. */
  public IncomingEvent withSubject(String value) {
    Draft draft = new Draft(this);
    draft.subject = value;
    return new IncomingEvent(draft);
  }

  /** The same event, having occurred at the given time. */
  public IncomingEvent withTime(OffsetDateTime value) {
    Draft draft = new Draft(this);
    draft.time = value;
    return new IncomingEvent(draft);
  }

  /** The same event, its bytes being of the given media type. */
  public IncomingEvent withContentType(String value) {
    Draft draft = new Draft(this);
    draft.contentType = value;
    return new IncomingEvent(draft);
  }

  /** The same event with one more extension attribute, such as {@code nativetype}. */
  public IncomingEvent withExtension(String name, String value) {
    Draft draft = new Draft(this);
    draft.extensions.put(name, value);
    return new IncomingEvent(draft);
  }

  /** The same event with one more native object, found again through {@code Event.raw}. */
  public IncomingEvent withRaw(Object nativeObject) {
    Draft draft = new Draft(this);
    draft.raw.add(nativeObject);
    return new IncomingEvent(draft);
  }

  /** The event's id, unique within its source. */
  public String id() {
    return id;
  }

  /** How the event came. */
  public Delivery delivery() {
    return delivery;
  }

  URI source() {
    return source;
  }

  String type() {
    return type;
  }

  @Nullable Object payload() {
    return payload;
  }

  @Nullable String subject() {
    return subject;
  }

  @Nullable OffsetDateTime time() {
    return time;
  }

  @Nullable String contentType() {
    return contentType;
  }

  @Nullable URI schema() {
    return schema;
  }

  Map<String, Object> extensions() {
    return extensions;
  }

  List<Object> raw() {
    return raw;
  }

  private static final class Draft {
    private final String id;
    private final URI source;
    private final String type;
    private final Delivery delivery;
    private final @Nullable Object payload;
    private @Nullable String subject;
    private @Nullable OffsetDateTime time;
    private @Nullable String contentType;
    private @Nullable URI schema;
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private final List<Object> raw = new ArrayList<>();

    Draft(String id, URI source, String type, Delivery delivery, @Nullable Object payload) {
      this.id = id;
      this.source = source;
      this.type = type;
      this.delivery = delivery;
      this.payload = payload;
    }

    Draft(IncomingEvent event) {
      this(event.id, event.source, event.type, event.delivery, event.payload);
      subject = event.subject;
      time = event.time;
      contentType = event.contentType;
      schema = event.schema;
      extensions.putAll(event.extensions);
      raw.addAll(event.raw);
    }
  }
}
