// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import dev.sampan.Headers;

/**
 * How an HTTP message carries CloudEvents, if at all.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3-http-message-mapping">HTTP
 *     protocol binding, section 3</a>
 */
public enum ContentMode {
  /** Attributes in {@code ce-} headers, data in the body. */
  BINARY,
  /** The whole event in the body. */
  STRUCTURED,
  /** Several events in the body. */
  BATCH,
  /** No CloudEvent. */
  NONE;

  /** The mode of a message with these headers; the content type is compared without its case. */
  public static ContentMode of(Headers headers) {
    String contentType = headers.first("content-type").orElse("").strip();
    // Batch first: its media type begins like that of a single event.
    if (beginsWith(contentType, "application/cloudevents-batch")) {
      return BATCH;
    }
    if (beginsWith(contentType, "application/cloudevents")) {
      return STRUCTURED;
    }
    return headers.first("ce-specversion").isPresent() ? BINARY : NONE;
  }

  private static boolean beginsWith(String contentType, String prefix) {
    return contentType.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
