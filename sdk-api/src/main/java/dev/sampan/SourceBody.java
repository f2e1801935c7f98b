// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a caller sends, not yet read. */
final class SourceBody extends StreamedBody {

  private final InputStream in;
  private final long length;
  private final long limit;
  private final JsonCodec codec;

  private SourceBody(InputStream in, long length, long limit, JsonCodec codec) {
    this.in = Objects.requireNonNull(in, "in");
    this.codec = Objects.requireNonNull(codec, "codec");
    this.length = length;
    this.limit = limit;
  }

  /** Typed as a body: the verifier would load this class wherever it is made one. */
  static Body of(InputStream in, long length, long limit, JsonCodec codec) {
    return new SourceBody(in, length, limit, codec);
  }

  @Override
  void writeOnce(OutputStream out, @Nullable JsonCodec unused) throws Exception {
    bounded().transferTo(out);
  }

  @Override
  byte[] collect() throws Exception {
    return bounded().readAllBytes();
  }

  @Override
  InputStream openOnce() {
    use();
    return bounded();
  }

  private InputStream bounded() {
    if (length > limit) {
      throw BoundedInput.tooLarge(limit);
    }
    return new BoundedInput(in, length, limit);
  }

  @Override
  public OptionalLong length() {
    return length < 0 ? super.length() : OptionalLong.of(length);
  }

  @Override
  JsonCodec codec() {
    return codec;
  }
}
