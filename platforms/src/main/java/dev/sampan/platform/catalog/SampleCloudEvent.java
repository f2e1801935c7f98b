// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import dev.sampan.Body;
import dev.sampan.platform.StoredEvent;
import io.cloudevents.CloudEvent;
import java.util.Map;

/** The CloudEvent of the samples: an order was placed. */
final class SampleCloudEvent {

  static final CloudEvent PLACED =
      new StoredEvent(
          Map.of(
              "id", "placed-1001",
              "type", "com.example.order.placed",
              "source", "/shops/17",
              "datacontenttype", "application/json",
              "subject", "1001",
              "time", "2026-01-05T11:59:59Z"),
          Map.of(),
          Body.of("{\"id\":\"1001\",\"item\":\"tea\",\"quantity\":2}"));

  private SampleCloudEvent() {}
}
