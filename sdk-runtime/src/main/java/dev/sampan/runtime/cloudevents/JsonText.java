// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Data that is not JSON, as the JSON string that stands for it, and back. */
final class JsonText {
  private JsonText() {}

  /** The bytes of a string in the character set that the media type declares. */
  static byte[] encode(String string, MediaType media) {
    Charset charset = media.charset();
    if (charset == null || !charset.canEncode()) {
      throw BadCloudEvent.broken("datacontenttype", "character set is not known here");
    }
    try {
      ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(string));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw BadCloudEvent.broken("data", "cannot be said in the character set of its content type");
    }
  }

  /** The string of these bytes; null if they are not surely text that is encoded back the same. */
  static @Nullable String decode(byte[] bytes, MediaType media) {
    Charset charset = media.charset();
    if (charset == null || !charset.canEncode()) {
      return null;
    }
    String string = new String(bytes, charset);
    return Arrays.equals(bytes, string.getBytes(charset)) ? string : null;
  }

  /** The text of bytes that are exactly one JSON value in UTF-8; null if they are not. */
  static @Nullable String json(byte[] bytes) {
    String text = decode(bytes, new MediaType("application", "json", null));
    return text == null || !isJson(text) ? null : text;
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = JsonEventReader.JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
