// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a function writes by itself. */
final class WriterBody extends StreamedBody {

  private final Writer writer;

  private WriterBody(Writer writer) {
    this.writer = Objects.requireNonNull(writer, "writer");
  }

  /** Typed as a body: the verifier would load this class wherever it is made one. */
  static Body of(Writer writer) {
    return new WriterBody(writer);
  }

  @Override
  void writeOnce(OutputStream out, @Nullable JsonCodec codec) throws Exception {
    OutputStream open = new UnclosedOutput(out);
    writer.writeTo(open);
    open.flush();
  }
}
