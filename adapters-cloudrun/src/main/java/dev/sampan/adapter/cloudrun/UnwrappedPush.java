// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Pub/Sub push without a wrapper: the body is the message, its metadata and its attributes
 * are headers. A subscription that writes no metadata cannot be told from anybody's request, and is
 * refused.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/payload-unwrapping">Payload unwrapping</a>
 */
final class UnwrappedPush {
  private static final String PREFIX = "x-goog-pubsub-";
  private static final String ID = PREFIX + "message-id";

  /** What stands for the request or for those who passed it on, and not for the message. */
  private static final Set<String> NOT_ATTRIBUTES =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "cookie",
          "forwarded",
          "from",
          "host",
          "te",
          "traceparent",
          "tracestate",
          "transfer-encoding",
          "user-agent",
          "via",
          "x-cloud-trace-context",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-serverless-authorization");

  private UnwrappedPush() {}

  static boolean is(HttpRequest request) {
    return request.headers().first(ID).isPresent();
  }

  static PubsubMessage read(HttpRequest request, byte[] body) {
    Headers headers = request.headers();
    String id = headers.first(ID).orElse("");
    if (id.isEmpty()) {
      throw new BadPush(ID + " must not be empty");
    }
    return new PubsubMessage(
        id,
        body,
        attributes(headers),
        metadata(headers, "publish-time"),
        metadata(headers, "ordering-key"),
        metadata(headers, "subscription-name"),
        1);
  }

  private static @Nullable String metadata(Headers headers, String name) {
    return headers.first(PREFIX + name).orElse(null);
  }

  private static Map<String, String> attributes(Headers headers) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : headers.names()) {
      if (!NOT_ATTRIBUTES.contains(name) && !name.startsWith(PREFIX)) {
        attributes.put(name, String.join(",", headers.all(name)));
      }
    }
    return attributes;
  }
}
