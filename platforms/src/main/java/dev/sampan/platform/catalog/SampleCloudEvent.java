// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The CloudEvent of the samples: an order was placed. */
final class SampleCloudEvent implements CloudEvent {

  static final SampleCloudEvent PLACED = new SampleCloudEvent();

  private static final String DATA = "{\"id\":\"1001\",\"item\":\"tea\",\"quantity\":2}";

  private SampleCloudEvent() {}

  @Override
  public CloudEventData getData() {
    return () -> DATA.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public SpecVersion getSpecVersion() {
    return SpecVersion.V1;
  }

  @Override
  public String getId() {
    return "placed-1001";
  }

  @Override
  public String getType() {
    return "com.example.order.placed";
  }

  @Override
  public URI getSource() {
    return URI.create("/shops/17");
  }

  @Override
  public String getDataContentType() {
    return "application/json";
  }

  @Override
  public @Nullable URI getDataSchema() {
    return null;
  }

  @Override
  public String getSubject() {
    return "1001";
  }

  @Override
  public OffsetDateTime getTime() {
    return OffsetDateTime.parse("2026-01-05T11:59:59Z");
  }

  @Override
  public @Nullable Object getAttribute(String attributeName) {
    return switch (attributeName) {
      case "specversion" -> getSpecVersion();
      case "id" -> getId();
      case "source" -> getSource();
      case "type" -> getType();
      case "datacontenttype" -> getDataContentType();
      case "subject" -> getSubject();
      case "time" -> getTime();
      case "dataschema" -> getDataSchema();
      default -> throw new IllegalArgumentException("no such attribute: " + attributeName);
    };
  }

  @Override
  public Set<String> getAttributeNames() {
    return getSpecVersion().getAllAttributes();
  }

  @Override
  public @Nullable Object getExtension(String extensionName) {
    return null;
  }

  @Override
  public Set<String> getExtensionNames() {
    return Set.of();
  }
}
