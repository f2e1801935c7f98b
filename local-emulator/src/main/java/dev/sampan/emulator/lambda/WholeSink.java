// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.emulator.invocation.ResponseSink;
import java.io.ByteArrayOutputStream;

/** Collects a streamed answer for a caller that wants it as a whole. */
final class WholeSink implements ResponseSink {

  private final ByteArrayOutputStream all = new ByteArrayOutputStream();

  @Override
  public void begins(String contentType) {
    // A caller that waits for the whole answer is told nothing before.
    all.reset();
  }

  @Override
  public void part(Body bytes, Runnable taken) {
    all.writeBytes(bytes.bytes());
    taken.run();
  }

  Body body() {
    return Body.of(all.toByteArray());
  }
}
