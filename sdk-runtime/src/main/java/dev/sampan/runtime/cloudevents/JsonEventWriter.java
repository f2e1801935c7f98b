// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON event format, written. */
final class JsonEventWriter {
  private JsonEventWriter() {}

  static byte[] write(StrictEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonEventReader.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("specversion", "1.0");
      for (Map.Entry<String, Object> attribute : event.attributes().entrySet()) {
        attribute(attribute.getKey(), attribute.getValue(), json);
      }
      data(event, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void attribute(String name, Object value, JsonGenerator json) throws IOException {
    if (value instanceof Boolean flag) {
      json.writeBooleanField(name, flag);
    } else if (value instanceof Integer number) {
      json.writeNumberField(name, number);
    } else {
      json.writeStringField(name, AttributeRules.text(name, value));
    }
  }

  private static void data(StrictEvent event, JsonGenerator json) throws IOException {
    EventBytes data = event.bytes();
    if (data == null) {
      return;
    }
    String contentType = event.getDataContentType();
    if (contentType == null) {
      jsonData(data, data.json() ? JsonText.json(data.shared()) : null, json);
      return;
    }
    MediaType media = MediaType.parse("datacontenttype", contentType);
    if (media.isJson()) {
      jsonData(data, JsonText.json(data.shared()), json);
    } else {
      textData(data, media.isText() ? JsonText.decode(data.shared(), media) : null, json);
    }
  }

  private static void jsonData(EventBytes data, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeBinaryField("data_base64", data.shared());
    } else {
      json.writeFieldName("data");
      json.writeRawValue(value);
    }
  }

  private static void textData(EventBytes data, @Nullable String text, JsonGenerator json)
      throws IOException {
    if (text == null) {
      json.writeBinaryField("data_base64", data.shared());
    } else {
      json.writeStringField("data", text);
    }
  }
}
