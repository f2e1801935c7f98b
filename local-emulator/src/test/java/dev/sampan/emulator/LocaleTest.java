// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocaleTest {

  private static final String MANIFEST =
      """
      functions:
        relay:
          handler: dev.sampan.emulator.functions.Relay
          triggers: [ { queue: { source: one } } ]
      """;

  @TempDir private Path directory;

  @Test
  void a_locale_that_is_asked_for_wins_over_the_platforms_own() throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), MANIFEST);
    var config =
        EmulatorConfig.of(directory, directory, Clock.systemUTC())
            .withPorts(0, 0)
            .withEnvironment(Map.of("LC_ALL", "C.UTF-8"))
            .withClassPath(List.of());

    try (var emulator = Emulator.start(config)) {
      for (var platform : Platform.values()) {
        var process = emulator.process(platform, "relay", 9, directory.resolve("home"));

        assertThat(process.orElseThrow().environment()).containsEntry("LC_ALL", "C.UTF-8");
      }
    }
  }
}
