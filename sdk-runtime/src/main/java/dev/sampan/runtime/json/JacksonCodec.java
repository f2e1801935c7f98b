// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import dev.sampan.spi.JsonCodec;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON by Jackson. Thread-safe.
 *
 * <p>Reading: unknown members are ignored, so that producers may add some; a missing or {@code
 * null} member for a primitive, and anything after the value, are errors. The types of {@code
 * java.time} are texts of ISO 8601, both ways. Types come from the program only, never from the
 * JSON.
 *
 * <p>Plain records, maps, lists, texts and numbers go without data binding, as it would do them.
 */
public final class JacksonCodec implements JsonCodec {

  /** A codec; all of them share one object mapper. */
  public JacksonCodec() {}

  /** Loads data binding, and what it takes to read one type and write the other. */
  public static void prepare(Type read, Type written) {
    DataBinding.prepare(read, written);
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.sampan.FunctionException if the constructor of a payload threw one: its author said
   *     what the failure means
   */
  @Override
  public @Nullable Object read(byte[] json, Type type) {
    Object plain = PlainReader.read(json, type);
    if (plain != null) {
      return plain;
    }
    try {
      return DataBinding.read(json, type);
    } catch (IOException e) {
      throw JsonProblem.reading(e);
    }
  }

  @Override
  public byte[] write(@Nullable Object value) {
    byte[] plain = PlainTree.write(value);
    if (plain != null) {
      return plain;
    }
    try {
      return DataBinding.write(Objects.requireNonNull(value));
    } catch (IOException e) {
      throw JsonProblem.writing(value, e);
    }
  }
}
