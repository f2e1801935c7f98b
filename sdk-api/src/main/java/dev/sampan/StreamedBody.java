// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A body that can be written once, or be taken into memory. */
abstract class StreamedBody extends Body {

  private byte @Nullable [] buffered;
  private @Nullable RuntimeException failure;
  private boolean used;

  /** Writes the bytes; called once. */
  abstract void writeOnce(OutputStream out, @Nullable JsonCodec codec) throws Exception;

  /** Opens the bytes; called once, and only while they are not in memory. */
  InputStream openOnce() {
    return new ByteArrayInputStream(content());
  }

  /** All bytes; called once. */
  byte[] collect() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeOnce(out, codec());
    return out.toByteArray();
  }

  @Override
  final byte[] content() {
    byte[] bytes = buffered;
    if (bytes == null) {
      bytes = take();
      buffered = bytes;
    }
    return bytes;
  }

  private byte[] take() {
    if (failure != null) {
      throw failure;
    }
    use();
    try {
      return collect();
    } catch (Exception e) {
      failure = unchecked(e);
      throw failure;
    }
  }

  final void use() {
    if (used) {
      throw new IllegalStateException("This body is a stream that has been opened or written");
    }
    used = true;
  }

  @Override
  public final InputStream open() {
    byte[] bytes = buffered;
    return bytes == null ? openOnce() : new ByteArrayInputStream(bytes);
  }

  @Override
  public OptionalLong length() {
    byte[] bytes = buffered;
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
  }

  @Override
  public final boolean streamed() {
    return buffered == null;
  }

  @Override
  public final void writeTo(OutputStream out, JsonCodec codec) throws Exception {
    byte[] bytes = buffered;
    if (bytes == null) {
      use();
      writeOnce(out, codec);
    } else {
      out.write(bytes);
    }
  }
}
