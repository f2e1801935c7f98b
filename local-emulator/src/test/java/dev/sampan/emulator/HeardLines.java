// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.OutputLine;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What functions print. */
final class HeardLines implements InvocationListener {

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  @Override
  public void printed(OutputLine line) {
    lines.add(line.text());
  }

  /** The next line with all of these in it, for which it waits. */
  String with(String... parts) throws InterruptedException {
    for (var it = next(); it != null; it = next()) {
      if (Arrays.stream(parts).allMatch(it::contains)) {
        return it;
      }
    }
    throw new IllegalStateException("no line with " + String.join(", ", parts));
  }

  private @Nullable String next() throws InterruptedException {
    return lines.poll(20, TimeUnit.SECONDS);
  }
}
