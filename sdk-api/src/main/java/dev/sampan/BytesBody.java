// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Bytes in memory, or a slice of them. */
final class BytesBody extends Body {

  static final Body EMPTY = new BytesBody(new byte[0], 0, 0, null);

  private final byte[] array;
  private final int offset;
  private final int length;
  private final @Nullable JsonCodec codec;

  private BytesBody(byte[] array, int offset, int length, @Nullable JsonCodec codec) {
    this.array = array;
    this.offset = offset;
    this.length = length;
    this.codec = codec;
  }

  static Body of(byte[] array, @Nullable JsonCodec codec) {
    return new BytesBody(array, 0, array.length, codec);
  }

  static Body slice(byte[] array, int start, int end, @Nullable JsonCodec codec) {
    return new BytesBody(array, start, end - start, codec);
  }

  @Override
  public byte[] bytes() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  @Override
  byte[] content() {
    return length == array.length ? array : bytes();
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(array, offset, length);
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(length);
  }

  @Override
  public String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  @Override
  public void writeTo(OutputStream out, JsonCodec unused) throws IOException {
    out.write(array, offset, length);
  }

  @Override
  @Nullable JsonCodec codec() {
    return codec;
  }
}
