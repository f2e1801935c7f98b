// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Startup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes down every event that it is handed, whichever instance it is. An event that says {@code
 * fails-N} fails the first N times.
 */
public final class Flaky implements Handler<Event<Object>, String> {

  private final Path diary;

  public Flaky(Startup startup) {
    diary = Path.of(startup.require("diary"));
  }

  @Override
  public String handle(Event<Object> event, Context context) throws IOException {
    var data = event.getData();
    var text = data == null ? "" : new String(data.toBytes(), StandardCharsets.UTF_8);
    Files.writeString(
        diary,
        text.replace('\n', ' ') + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    var seen = Files.readAllLines(diary).stream().filter(text.replace('\n', ' ')::equals).count();
    var fails = text.replaceFirst("(?s)^.*fails-(\\d+).*$", "$1");
    if (!fails.equals(text) && seen <= Long.parseLong(fails)) {
      throw new IllegalStateException("failing as told, time " + seen);
    }
    return "done";
  }
}
