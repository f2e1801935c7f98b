// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.EventJson;
import dev.sampan.platform.wire.Utf8;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a CloudEvent as an HTTP request (CloudEvents 1.0.2, HTTP binding §3). */
final class EventRequest {

  private static final String HEX = "0123456789ABCDEF";

  private EventRequest() {}

  /** Where the service's descriptor sends a trigger's events. */
  static String path(String trigger) {
    return "/_sampan/events/" + trigger;
  }

  static HttpRequest structured(String trigger, CloudEvent event, InvocationFacts facts) {
    return post(trigger, facts)
        .withHeader("Content-Type", EventJson.CONTENT_TYPE + "; charset=utf-8")
        .withBody(EventJson.of(event));
  }

  static HttpRequest binary(String trigger, CloudEvent event, InvocationFacts facts) {
    var request = post(trigger, facts);
    for (var name : event.getAttributeNames()) {
      request = withAttribute(request, name, event.getAttribute(name));
    }
    for (var name : event.getExtensionNames()) {
      request = withAttribute(request, name, event.getExtension(name));
    }
    var data = event.getData();
    return data == null ? request : request.withBody(Body.of(data.toBytes()));
  }

  /** The head of an event in binary mode, for those that a service of Google's makes. */
  static HttpRequest made(
      String trigger, String type, String source, String id, Instant time, InvocationFacts facts) {
    return post(trigger, facts)
        .withHeader("ce-specversion", "1.0")
        .withHeader("ce-id", encoded(id))
        .withHeader("ce-source", encoded(source))
        .withHeader("ce-type", type)
        .withHeader("ce-time", time.toString());
  }

  private static HttpRequest withAttribute(
      HttpRequest request, String name, @Nullable Object value) {
    if (value == null) {
      return request;
    }
    return name.equals("datacontenttype")
        ? request.withHeader("Content-Type", value.toString())
        : request.withHeader("ce-" + name, encoded(value.toString()));
  }

  static HttpRequest post(String trigger, InvocationFacts facts) {
    return HttpRequest.of("POST", path(trigger))
        .withHeader("Host", FrontEndRequest.serviceHost(facts));
  }

  /** Percent-encodes the UTF-8 of space, {@code "}, {@code %} and all outside U+0021 to U+007E. */
  static String encoded(String value) {
    var text = new StringBuilder();
    for (byte each : Utf8.encode(value)) {
      if (each > 0x20 && each < 0x7f && each != '"' && each != '%') {
        text.append((char) each);
      } else {
        text.append('%').append(HEX.charAt((each >> 4) & 15)).append(HEX.charAt(each & 15));
      }
    }
    return text.toString();
  }
}
