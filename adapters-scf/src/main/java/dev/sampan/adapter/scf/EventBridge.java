// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.runtime.cloudevents.BadCloudEvent;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import dev.sampan.runtime.json.JsonStreams;
import io.cloudevents.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads CloudEvents in JSON, those of Tencent's EventBridge too, which call themselves so and are
 * not: their time is a text of milliseconds, and older ones have the {@code specversion} 0 and
 * misspell {@code subject}. All else about them is held to the specification.
 */
final class EventBridge {

  private EventBridge() {}

  /** Throws {@link BadCloudEvent} if it breaks a rule that EventBridge keeps. */
  static CloudEvent read(byte[] json) {
    try {
      return StrictCloudEvents.readJson(json);
    } catch (BadCloudEvent e) {
      byte[] mended = mended(json, e);
      return StrictCloudEvents.readJson(mended);
    }
  }

  private static byte[] mended(byte[] json, BadCloudEvent found) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 64);
    try (JsonParser parser = JsonStreams.parser(json);
        JsonGenerator into = JsonStreams.generator(out)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw found;
      }
      into.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        copy(parser, into);
      }
      into.writeEndObject();
    } catch (IOException e) {
      throw found;
    }
    return out.toByteArray();
  }

  private static void copy(JsonParser parser, JsonGenerator into) throws IOException {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    into.writeFieldName(name.equals("subjuect") ? "subject" : name);
    if (name.equals("time") && value != JsonToken.VALUE_NULL && value.isScalarValue()) {
      into.writeString(time(parser.getText()));
    } else if (name.equals("specversion") && parser.getText().equals("0")) {
      into.writeString("1.0");
    } else {
      into.copyCurrentStructureExact(parser);
    }
  }

  private static String time(String text) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(text)).toString();
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
