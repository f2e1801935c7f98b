// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Output whose end is not the writer's to decide: a writer may close it and then throw. */
final class UnclosedOutput extends FilterOutputStream {
  UnclosedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
