// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CloudEvent of version 1.0 that was written down: its attributes are texts. Immutable. */
public final class StoredEvent implements CloudEvent {

  private final Map<String, String> attributes;
  private final Map<String, Object> extensions;
  private final @Nullable Body data;

  /**
   * An event.
   *
   * @param attributes the attributes that it has, as texts; id, source and type are needed
   * @param extensions texts, numbers and truth values
   * @param data what it carries; null if nothing
   */
  public StoredEvent(
      Map<String, String> attributes, Map<String, Object> extensions, @Nullable Body data) {
    this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    this.data = data;
  }

  @Override
  public @Nullable CloudEventData getData() {
    var bytes = data;
    return bytes == null ? null : bytes::bytes;
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
    return URI.create(required("source"));
  }

  private String required(String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  @Override
  public @Nullable String getDataContentType() {
    return attributes.get("datacontenttype");
  }

  @Override
  public @Nullable URI getDataSchema() {
    var schema = attributes.get("dataschema");
    return schema == null ? null : URI.create(schema);
  }

  @Override
  public @Nullable String getSubject() {
    return attributes.get("subject");
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    var time = attributes.get("time");
    return time == null ? null : OffsetDateTime.parse(time);
  }

  @Override
  public @Nullable Object getAttribute(String attributeName) {
    return switch (attributeName) {
      case "specversion" -> getSpecVersion();
      case "id" -> getId();
      case "source" -> getSource();
      case "type" -> getType();
      case "datacontenttype" -> getDataContentType();
      case "dataschema" -> getDataSchema();
      case "subject" -> getSubject();
      case "time" -> getTime();
      default -> throw new IllegalArgumentException("no such attribute: " + attributeName);
    };
  }

  @Override
  public Set<String> getAttributeNames() {
    return getSpecVersion().getAllAttributes();
  }

  @Override
  public @Nullable Object getExtension(String extensionName) {
    return extensions.get(extensionName);
  }

  @Override
  public Set<String> getExtensionNames() {
    return extensions.keySet();
  }
}
