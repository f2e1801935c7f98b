// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.Body;
import dev.sampan.emulator.Emulator;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.io.IOException;

/** A call from within the emulator's own process. */
record InProcess(Emulator emulator, Body event) implements WarmPath {

  InProcess(Emulator emulator, byte[] event) {
    this(emulator, Body.of(event));
  }

  @Override
  public String call() throws IOException {
    DirectOutcome outcome = emulator.calls().direct(Platform.LAMBDA, "hello", event).join().value();
    if (outcome instanceof DirectOutcome.Returned returned) {
      return returned.result().text();
    }
    throw new IOException("it failed: " + outcome);
  }
}
