// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a file that shows that it was called. */
public final class Recorder implements Handler<Adder.Numbers, Adder.Sum> {

  private final Path file;

  /** The setting {@code file} names the file. */
  public Recorder(Startup startup) {
    this.file = Path.of(startup.require("file"));
  }

  @Override
  public Adder.Sum handle(Adder.Numbers input, Context context) throws IOException {
    var sum = input.left() + input.right();
    var written = Files.writeString(file.resolveSibling("unfinished"), Integer.toString(sum));
    Files.move(written, file);
    return new Adder.Sum(sum);
  }
}
