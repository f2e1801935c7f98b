// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.json.JsonStreams;
import dev.sampan.spi.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a response in payload format 2.0, or 1.0 where the request came so. Format 2.0 has one
 * value for each header, so repeated ones are joined by a comma, but for {@code Set-Cookie}, which
 * has a list of its own. A body that is valid UTF-8 goes as it is, any other in base64.
 */
final class HttpReplyJson {

  private static final String SET_COOKIE = "set-cookie";

  private HttpReplyJson() {}

  /**
   * The reply.
   *
   * @throws Exception what a streamed body's writer throws
   */
  static byte[] write(HttpResponse response, JsonCodec codec) throws Exception {
    byte[] body = bytes(response.body(), codec);
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 512);
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      writeHeaders(json, response.headers());
      writeBody(json, body);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * The reply in payload format 1.0, for a REST API or a load balancer.
   *
   * @param lists whether each header has a list of values; else repeated ones are joined, and of
   *     several cookies the last one is sent, as the format has one value for each
   * @throws Exception what a streamed body's writer throws
   */
  static byte[] writeProxy(HttpResponse response, JsonCodec codec, boolean lists) throws Exception {
    byte[] body = bytes(response.body(), codec);
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 512);
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      if (lists) {
        writeLists(json, response.headers());
      } else {
        writeSingles(json, response.headers());
      }
      writeBody(json, body);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** What precedes a streamed body: the status, the headers and the cookies. */
  static byte[] prelude(HttpResponse response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      writeHeaders(json, response.headers());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void writeLists(JsonGenerator json, Headers headers) throws IOException {
    json.writeObjectFieldStart("multiValueHeaders");
    for (int i = 0; i < headers.size(); i++) {
      if (isFirst(headers, i)) {
        json.writeArrayFieldStart(headers.name(i));
        for (String value : headers.all(headers.name(i))) {
          json.writeString(value);
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private static void writeSingles(JsonGenerator json, Headers headers) throws IOException {
    json.writeObjectFieldStart("headers");
    for (int i = 0; i < headers.size(); i++) {
      if (isFirst(headers, i)) {
        String name = headers.name(i);
        List<String> values = headers.all(name);
        boolean cookie = name.equals(SET_COOKIE);
        json.writeStringField(name, cookie ? values.get(values.size() - 1) : joined(headers, i));
      }
    }
    json.writeEndObject();
  }

  private static byte[] bytes(Body body, JsonCodec codec) throws Exception {
    if (!body.streamed()) {
      return body.bytes();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes, codec);
    return bytes.toByteArray();
  }

  private static void writeHeaders(JsonGenerator json, Headers headers) throws IOException {
    json.writeObjectFieldStart("headers");
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      if (!name.equals(SET_COOKIE) && isFirst(headers, i)) {
        json.writeStringField(name, joined(headers, i));
      }
    }
    json.writeEndObject();
    List<String> cookies = headers.all(SET_COOKIE);
    if (!cookies.isEmpty()) {
      writeCookies(json, cookies);
    }
  }

  private static boolean isFirst(Headers headers, int line) {
    for (int i = 0; i < line; i++) {
      if (headers.name(i).equals(headers.name(line))) {
        return false;
      }
    }
    return true;
  }

  private static String joined(Headers headers, int line) {
    String value = headers.value(line);
    for (int i = line + 1; i < headers.size(); i++) {
      if (headers.name(i).equals(headers.name(line))) {
        value = value + ", " + headers.value(i);
      }
    }
    return value;
  }

  private static void writeCookies(JsonGenerator json, List<String> cookies) throws IOException {
    json.writeArrayFieldStart("cookies");
    for (String cookie : cookies) {
      json.writeString(cookie);
    }
    json.writeEndArray();
  }

  private static void writeBody(JsonGenerator json, byte[] body) throws IOException {
    boolean text = isUtf8(body);
    json.writeFieldName("body");
    if (text) {
      json.writeUTF8String(body, 0, body.length);
    } else {
      json.writeBinary(body);
    }
    json.writeBooleanField("isBase64Encoded", !text);
  }

  private static boolean isUtf8(byte[] body) {
    for (byte each : body) {
      if (each < 0) {
        return decodes(body);
      }
    }
    return true;
  }

  private static boolean decodes(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
