// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import dev.sampan.Body;
import dev.sampan.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Attributes in headers, data in the body: HTTP protocol binding, section 3.1. */
final class BinaryMode {
  private static final String PREFIX = "ce-";

  private BinaryMode() {}

  static StrictEvent read(Headers headers, byte[] body) {
    requireEvent(headers);
    EventDraft draft = new EventDraft();
    for (String header : headers.names()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(PREFIX)) {
        String name = AttributeRules.name(lower.substring(PREFIX.length()));
        draft.set(name, HeaderText.decode(name, sole(name, headers.all(header))));
      }
    }
    if (headers.first("content-type").isPresent()) {
      draft.set("datacontenttype", sole("datacontenttype", headers.all("content-type")).strip());
    }
    if (body.length > 0) {
      draft.data(new EventBytes(body, false));
    }
    return draft.event();
  }

  static EncodedEvent write(StrictEvent event) {
    Headers headers = Headers.of().with("ce-specversion", "1.0");
    for (Map.Entry<String, Object> attribute : event.attributes().entrySet()) {
      String name = attribute.getKey();
      if (!name.equals("datacontenttype")) {
        String text = AttributeRules.text(name, attribute.getValue());
        headers = headers.with(PREFIX + name, HeaderText.encode(text));
      }
    }
    EventBytes data = event.bytes();
    Body body = data == null ? Body.empty() : Body.of(data.shared());
    return new EncodedEvent(withContentType(headers, event), body);
  }

  private static Headers withContentType(Headers headers, StrictEvent event) {
    String contentType = event.getDataContentType();
    if (contentType != null) {
      return headers.with("content-type", contentType);
    }
    EventBytes data = event.bytes();
    return data != null && data.json() ? headers.with("content-type", "application/json") : headers;
  }

  private static void requireEvent(Headers headers) {
    if (headers.first("ce-specversion").isEmpty()) {
      throw BadCloudEvent.broken("specversion", "is required, as the header ce-specversion");
    }
    if (headers.first("ce-datacontenttype").isPresent()) {
      throw BadCloudEvent.broken("datacontenttype", "must be given as Content-Type");
    }
  }

  private static String sole(String name, List<String> values) {
    if (values.size() != 1) {
      throw BadCloudEvent.broken(name, "is given more than once");
    }
    return values.get(0);
  }
}
