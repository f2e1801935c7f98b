// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON event format, read in one pass; the text of {@code data} is kept as it was sent. */
final class JsonEventReader {
  // The body is bounded where it is received; data in Base64 may fill it.
  private static final StreamReadConstraints LONG_STRINGS =
      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

  static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(LONG_STRINGS).build();

  private final String text;
  private final JsonParser parser;
  private final EventDraft draft = new EventDraft();
  private final Set<String> seen = new HashSet<>();
  private boolean versioned;
  private @Nullable String data;
  private boolean dataIsString;
  private byte @Nullable [] binary;

  private JsonEventReader(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  static StrictEvent read(byte[] json) {
    String text = utf8(json);
    try (JsonParser parser = JSON.createParser(text)) {
      return new JsonEventReader(text, parser).event();
    } catch (JsonProcessingException e) {
      throw BadCloudEvent.broken("event", "must be one well-formed JSON object: " + where(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StrictEvent event() throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw BadCloudEvent.broken("event", "must be a JSON object");
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      member(name, parser.nextToken());
    }
    if (parser.nextToken() != null) {
      throw BadCloudEvent.broken("event", "must end with its JSON object");
    }
    if (!versioned) {
      throw BadCloudEvent.broken("specversion", "is required");
    }
    setData();
    return draft.event();
  }

  private void member(String name, JsonToken token) throws IOException {
    if (!seen.add(name)) {
      throw BadCloudEvent.broken(AttributeRules.printable(name), "is given more than once");
    }
    if (name.equals("data")) {
      dataIsString = token == JsonToken.VALUE_STRING;
      data = rawValue();
    } else if (name.equals("data_base64")) {
      binary = token == JsonToken.VALUE_NULL ? null : base64(token);
    } else if (token != JsonToken.VALUE_NULL) {
      versioned |= name.equals("specversion");
      draft.set(AttributeRules.name(name), value(name, token));
    } else {
      AttributeRules.name(name);
    }
  }

  private Object value(String name, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE, VALUE_FALSE -> core(name, token == JsonToken.VALUE_TRUE);
      case VALUE_NUMBER_INT -> core(name, int32(name));
      default -> throw BadCloudEvent.broken(name, "must be a string, a boolean or a whole number");
    };
  }

  private static Object core(String name, Object value) {
    if (AttributeRules.CORE.contains(name)) {
      throw BadCloudEvent.broken(name, "must be a string");
    }
    return value;
  }

  private Integer int32(String name) throws IOException {
    if (parser.getNumberType() != JsonParser.NumberType.INT) {
      throw BadCloudEvent.broken(name, "must be an Integer of 32 bits");
    }
    return parser.getIntValue();
  }

  /** Reads to the end of the value, which proves that it is JSON, and returns its exact text. */
  private String rawValue() throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return text.substring(start, (int) parser.currentLocation().getCharOffset()).stripTrailing();
  }

  private byte[] base64(JsonToken token) throws IOException {
    if (token != JsonToken.VALUE_STRING) {
      throw BadCloudEvent.broken("data_base64", "must be a string");
    }
    try {
      return Base64.getDecoder().decode(parser.getText());
    } catch (IllegalArgumentException e) {
      throw BadCloudEvent.broken("data_base64", "must be Base64");
    }
  }

  private void setData() throws IOException {
    if (data != null && binary != null) {
      throw BadCloudEvent.broken("data", "must not be given beside data_base64");
    }
    String contentType = draft.contentType();
    MediaType media = contentType == null ? null : MediaType.parse("datacontenttype", contentType);
    if (binary != null) {
      draft.data(new EventBytes(binary, false));
    } else if (data != null && (media == null || media.isJson())) {
      draft.data(new EventBytes(data.getBytes(StandardCharsets.UTF_8), media == null));
    } else if (data != null && media != null && !data.equals("null")) {
      draft.data(new EventBytes(stringData(data, media), false));
    }
  }

  private byte[] stringData(String json, MediaType media) throws IOException {
    if (!dataIsString) {
      throw BadCloudEvent.broken("data", "must be a JSON string, as its content type is not JSON");
    }
    try (JsonParser string = JSON.createParser(json)) {
      string.nextToken();
      return JsonText.encode(string.getText(), media);
    }
  }

  private static String utf8(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw BadCloudEvent.broken("event", "must be in UTF-8");
    }
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? "no location"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
