// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent 1.0 that cannot break a rule: every value is checked when it is set.
 *
 * <p>Immutable and thread-safe. Two are equal if their attributes and the bytes of their data are.
 * Every method that takes a value throws {@link BadCloudEvent} for one the specification forbids.
 */
public final class StrictEvent implements CloudEvent {
  private final Map<String, Object> attributes;
  private final @Nullable EventBytes data;

  StrictEvent(Map<String, Object> attributes, @Nullable EventBytes data) {
    this.attributes = attributes;
    this.data = data;
  }

  /** An event of the three attributes that each must have; {@code source} is a URI-reference. */
  public static StrictEvent of(String id, String source, String type) {
    EventDraft draft = new EventDraft();
    draft.set("id", id);
    draft.set("source", source);
    draft.set("type", type);
    return draft.event();
  }

  /** A copy of any event, checked. */
  public static StrictEvent of(CloudEvent event) {
    return event instanceof StrictEvent strict ? strict : EventDraft.copyOf(event).event();
  }

  /** This event about that subject. */
  public StrictEvent withSubject(String subject) {
    return with("subject", subject);
  }

  /** This event at that time. */
  public StrictEvent withTime(OffsetDateTime time) {
    return with("time", time);
  }

  /** This event with that media type for its data. */
  public StrictEvent withContentType(String contentType) {
    return with("datacontenttype", contentType);
  }

  /**
   * This event with an extension attribute.
   *
   * @param value a String, Boolean, Integer, {@link URI}, {@link OffsetDateTime} or byte array
   */
  public StrictEvent withExtension(String name, Object value) {
    return with(AttributeRules.extensionName(name), value);
  }

  /** This event with that data; the bytes are copied. */
  public StrictEvent withData(byte[] bytes) {
    return new StrictEvent(attributes, new EventBytes(bytes.clone(), false));
  }

  private StrictEvent with(String name, Object value) {
    EventDraft draft = new EventDraft(attributes, data);
    draft.set(name, value);
    return draft.event();
  }

  @Override
  public SpecVersion getSpecVersion() {
    return SpecVersion.V1;
  }

  @Override
  public String getId() {
    return required("id");
  }

  @Override
  public String getType() {
    return required("type");
  }

  @Override
  public URI getSource() {
    return (URI) Objects.requireNonNull(attributes.get("source"));
  }

  @Override
  public @Nullable String getDataContentType() {
    return (String) attributes.get("datacontenttype");
  }

  @Override
  public @Nullable URI getDataSchema() {
    return (URI) attributes.get("dataschema");
  }

  @Override
  public @Nullable String getSubject() {
    return (String) attributes.get("subject");
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    return (OffsetDateTime) attributes.get("time");
  }

  @Override
  public @Nullable CloudEventData getData() {
    return data;
  }

  /** An attribute of the core by its name; null if it is absent. */
  @Override
  public @Nullable Object getAttribute(String name) {
    if (!AttributeRules.CORE.contains(name)) {
      throw new IllegalArgumentException(name + " is not an attribute of the core");
    }
    return name.equals("specversion") ? SpecVersion.V1 : attributes.get(name);
  }

  /** An extension attribute by its name; null if it is absent. */
  @Override
  public @Nullable Object getExtension(String name) {
    Object value = AttributeRules.CORE.contains(name) ? null : attributes.get(name);
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  /** The names of the extensions, in the order in which they were given. */
  @Override
  public Set<String> getExtensionNames() {
    Set<String> names = new LinkedHashSet<>(attributes.keySet());
    names.removeAll(AttributeRules.CORE);
    return names;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StrictEvent that
        && attributes.keySet().equals(that.attributes.keySet())
        && attributes.keySet().stream().allMatch(name -> sameValue(name, that))
        && Objects.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * getId().hashCode() + getSource().hashCode();
  }

  /** Names the event; no data and no extension, which may be secret. */
  @Override
  public String toString() {
    return "CloudEvent " + getType() + " " + getId() + " from " + getSource();
  }

  /** All attributes but {@code specversion}, in the order in which they were given. */
  Map<String, Object> attributes() {
    return attributes;
  }

  /** The data with what is known of its form; null if there is none. */
  @Nullable EventBytes bytes() {
    return data;
  }

  private boolean sameValue(String name, StrictEvent that) {
    return Objects.deepEquals(attributes.get(name), that.attributes.get(name));
  }

  private String required(String name) {
    return (String) Objects.requireNonNull(attributes.get(name));
  }
}
