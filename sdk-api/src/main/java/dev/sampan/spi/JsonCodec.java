// SPDX-License-Identifier: Apache-2.0
package dev.sampan.spi;

import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON (RFC 8259, UTF-8). Thread-safe. */
public interface JsonCodec {

  /**
   * Reads a value; JSON's null is null.
   *
   * @param json not changed, and not kept after the call
   * @throws IllegalArgumentException if this is not the JSON of such a value; its message says
   *     where and what was expected, and may be shown to the caller: it names no class and quotes
   *     no content
   */
  @Nullable Object read(byte[] json, Type type);

  /**
   * Writes a value.
   *
   * @return a new array
   * @throws IllegalArgumentException if the value cannot be written; the message names its class
   */
  byte[] write(@Nullable Object value);

  /**
   * The codec of the class path, for bodies that no adapter made. Found when it is first used,
   * which costs some milliseconds: adapters pass theirs instead.
   */
  final class Found {

    /** The first that {@link ServiceLoader} finds; without one, each use says what is missing. */
    public static final JsonCodec CODEC = find();

    private Found() {}

    private static JsonCodec find() {
      Iterator<JsonCodec> found =
          ServiceLoader.load(JsonCodec.class, JsonCodec.class.getClassLoader()).iterator();
      return found.hasNext() ? found.next() : new Missing();
    }
  }
}
