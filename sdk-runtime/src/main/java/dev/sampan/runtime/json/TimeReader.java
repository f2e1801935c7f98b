// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;

/** Reads one type of {@code java.time} from a JSON string. */
final class TimeReader extends StdScalarDeserializer<Object> {

  @Serial private static final long serialVersionUID = 1L;

  TimeReader(Class<?> type) {
    super(type);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    String text = parser.getText();
    Object value = TimeText.parse(handledType(), text);
    if (value == null) {
      throw context.weirdStringException(text, handledType(), "not of ISO 8601");
    }
    return value;
  }
}
