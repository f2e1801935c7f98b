// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The one object mapper. To touch this class is to load data binding. */
final class DataBinding {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(JsonStreams.factory())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .addModule(new TimeModule())
          .build();

  /** One reader per type that the program names, so the map stays small. */
  private static final ConcurrentMap<Type, ObjectReader> READERS = new ConcurrentHashMap<>();

  private DataBinding() {}

  /** Both fetch the parts for their type when they are made. */
  static void prepare(Type read, Type written) {
    READERS.computeIfAbsent(read, DataBinding::readerFor);
    MAPPER.writerFor(MAPPER.constructType(written));
  }

  private static ObjectReader readerFor(Type type) {
    return MAPPER.readerFor(MAPPER.constructType(type));
  }

  static @Nullable Object read(byte[] json, Type type) throws IOException {
    ObjectReader reader = READERS.get(type);
    if (reader == null) {
      reader = readerFor(type);
      READERS.putIfAbsent(type, reader);
    }
    return reader.readValue(json);
  }

  static byte[] write(Object value) throws IOException {
    return MAPPER.writeValueAsBytes(value);
  }
}
