// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Body;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes messages of Amazon's event stream encoding (smithy.io, amazon-eventstream): the whole
 * length, the length of the headers and a checksum of the two; the headers; the payload; a checksum
 * of all that.
 */
final class EventStream {

  /** The content type of a response of such messages. */
  static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  private static final int PRELUDE = 12;
  private static final int CHECKSUM = 4;

  /** The type of a header's value that is a text. */
  private static final int TEXT = 7;

  private EventStream() {}

  /**
   * A message that is an event.
   *
   * @param event its type, such as {@code PayloadChunk}
   * @param contentType the payload's
   */
  static Body event(String event, String contentType, Body payload) {
    return message(
        Map.of(":message-type", "event", ":event-type", event, ":content-type", contentType),
        payload.bytes());
  }

  private static Body message(Map<String, String> headers, byte[] payload) {
    var head = headers(headers);
    var size = PRELUDE + head.length + payload.length + CHECKSUM;
    var message = ByteBuffer.allocate(size);
    message.putInt(size).putInt(head.length);
    message.putInt(checksum(message.array(), PRELUDE - CHECKSUM));
    message.put(head).put(payload);
    message.putInt(checksum(message.array(), size - CHECKSUM));
    return Body.of(message.array());
  }

  private static byte[] headers(Map<String, String> headers) {
    var out = new ByteArrayOutputStream();
    new TreeMap<>(headers)
        .forEach(
            (name, value) -> {
              var text = value.getBytes(StandardCharsets.UTF_8);
              out.write(name.length());
              out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
              out.write(TEXT);
              out.writeBytes(
                  ByteBuffer.allocate(Short.BYTES).putShort((short) text.length).array());
              out.writeBytes(text);
            });
    return out.toByteArray();
  }

  private static int checksum(byte[] bytes, int length) {
    var sum = new CRC32();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
