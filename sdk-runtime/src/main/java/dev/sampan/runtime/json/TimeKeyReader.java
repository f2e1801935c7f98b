// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;

/** Reads one type of {@code java.time} from the name of a JSON member. */
final class TimeKeyReader extends KeyDeserializer {

  private final Class<?> type;

  TimeKeyReader(Class<?> type) {
    this.type = type;
  }

  @Override
  public Object deserializeKey(String key, DeserializationContext context) throws IOException {
    Object value = TimeText.parse(type, key);
    if (value == null) {
      throw context.weirdKeyException(type, key, "not of ISO 8601");
    }
    return value;
  }
}
