// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A value that becomes JSON when its bytes are asked for. */
final class ValueBody extends Body {

  private final @Nullable Object value;

  private ValueBody(@Nullable Object value) {
    this.value = value;
  }

  /** Typed as a body: the verifier would load this class wherever it is made one. */
  static Body of(@Nullable Object value) {
    return new ValueBody(value);
  }

  @Override
  byte[] content() {
    return JsonCodec.Found.CODEC.write(value);
  }

  @Override
  public byte[] bytes() {
    return content();
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(content());
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.empty();
  }

  @Override
  public @Nullable Object value() {
    return value;
  }

  @Override
  public Body encoded(JsonCodec codec) {
    return BytesBody.of(codec.write(value), codec);
  }

  @Override
  public void writeTo(OutputStream out, JsonCodec codec) throws IOException {
    out.write(codec.write(value));
  }
}
