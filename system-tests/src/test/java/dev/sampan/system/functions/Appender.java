// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Startup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends one line for each event to a file: the event's id and the invocation's. */
public final class Appender implements Handler<Appender.Numbered, Void> {

  private final Path file;

  /** The setting {@code file} names the file. */
  public Appender(Startup startup) {
    this.file = Path.of(startup.require("file"));
  }

  /**
   * What is recorded.
   *
   * @param id the event's
   */
  public record Numbered(String id) {}

  /** One write for the line: a process that is killed leaves a whole line or none. */
  @Override
  public Void handle(Numbered input, Context context) throws IOException {
    var line = input.id() + " " + context.invocationId() + "\n";
    try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
    return null;
  }
}
