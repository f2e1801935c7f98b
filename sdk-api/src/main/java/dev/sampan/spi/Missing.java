// SPDX-License-Identifier: Apache-2.0
package dev.sampan.spi;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Stands where no codec was found, so that bodies without JSON work. */
final class Missing implements JsonCodec {

  @Override
  public Object read(byte[] json, Type type) {
    throw missing();
  }

  @Override
  public byte[] write(@Nullable Object value) {
    throw missing();
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "There is no JSON codec on the class path; add dev.sampan:sampan-runtime");
  }
}
