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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds up the numbers in each window of a stream, and writes the sum down when the window ends. */
public final class Sums implements Handler<Event<Map<String, Object>>, Map<String, Object>> {

  private final Path diary;

  public Sums(Startup startup) {
    diary = Path.of(startup.require("diary"));
  }

  @Override
  public Map<String, Object> handle(Event<Map<String, Object>> event, Context context)
      throws IOException {
    var batch = event.payload();
    var sum = 0;
    if (member(batch, "state") instanceof Map<?, ?> state && state.containsKey("sum")) {
      sum = Integer.parseInt(String.valueOf(state.get("sum")));
    }
    for (var record : (List<?>) member(batch, "Records")) {
      var data = member((Map<?, ?>) member((Map<?, ?>) record, "kinesis"), "data");
      var bytes = Base64.getDecoder().decode(String.valueOf(data));
      sum += Integer.parseInt(new String(bytes, StandardCharsets.UTF_8));
    }
    if (Boolean.TRUE.equals(batch.get("isFinalInvokeForWindow"))) {
      var early = Boolean.TRUE.equals(batch.get("isWindowTerminatedEarly")) ? " early" : "";
      Files.writeString(
          diary,
          event.getType() + " " + sum + early + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    return Map.of("state", Map.of("sum", sum, "much", "x".repeat(sum > 1000 ? 1 << 20 : 1)));
  }

  private static Object member(Map<?, ?> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }
}
