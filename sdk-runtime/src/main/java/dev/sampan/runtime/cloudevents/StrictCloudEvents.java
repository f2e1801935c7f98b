// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import dev.sampan.Headers;
import io.cloudevents.CloudEvent;

/**
 * CloudEvents 1.0 over HTTP, binary and structured, and the JSON event format.
 *
 * <p>Reading refuses whatever the specification forbids, with a {@link BadCloudEvent} that names
 * the attribute and the rule. An event that was read is written again with the same attributes and
 * the same bytes of data. Batches are recognised and refused: nobody may send one unasked.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0.2</a>
 */
public final class StrictCloudEvents {
  private StrictCloudEvents() {}

  /** Whether a message with these headers carries one event, or a batch of events. */
  public static boolean isCloudEvent(Headers headers) {
    return ContentMode.of(headers) != ContentMode.NONE;
  }

  /**
   * Reads the event of an HTTP message, in either mode.
   *
   * @param headers the message's headers; those not of the event are ignored
   * @param body the message's body; the event may keep the array, so it must not be changed
   * @throws BadCloudEvent if there is none, a batch, or one that breaks a rule
   */
  public static CloudEvent read(Headers headers, byte[] body) {
    return switch (ContentMode.of(headers)) {
      case BINARY, NONE -> BinaryMode.read(headers, body);
      case STRUCTURED -> structured(headers.first("content-type").orElse(""), body);
      case BATCH ->
          throw BadCloudEvent.unsupported(
              "content-type", "a batch is not accepted; send one event a request");
    };
  }

  /**
   * Reads an event in the JSON event format, {@code application/cloudevents+json}.
   *
   * @param json the document, in UTF-8
   * @throws BadCloudEvent if it is not JSON or breaks a rule
   */
  public static CloudEvent readJson(byte[] json) {
    return JsonEventReader.read(json);
  }

  /**
   * Writes an event in binary mode.
   *
   * @throws BadCloudEvent if the event, made by somebody else, breaks a rule
   */
  public static EncodedEvent writeBinary(CloudEvent event) {
    return BinaryMode.write(StrictEvent.of(event));
  }

  /**
   * Writes an event in the JSON event format, in UTF-8.
   *
   * @throws BadCloudEvent if the event, made by somebody else, breaks a rule
   */
  public static byte[] writeJson(CloudEvent event) {
    return JsonEventWriter.write(StrictEvent.of(event));
  }

  private static CloudEvent structured(String contentType, byte[] body) {
    MediaType media = MediaType.parse("content-type", contentType);
    if (!media.subtype().equals("cloudevents+json") && !media.subtype().equals("cloudevents")) {
      throw BadCloudEvent.unsupported(
          "content-type", "only the JSON format, application/cloudevents+json, is read");
    }
    String charset = media.charsetName();
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw BadCloudEvent.unsupported("content-type", "the JSON format must be in UTF-8");
    }
    return JsonEventReader.read(body);
  }
}
