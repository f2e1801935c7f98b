// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.platform.StreamRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that keeps a state over the windows of a shard, also over the emulator's end. */
final class WindowDeliveryTest {

  private static final String MANIFEST =
      """
      functions:
        sums:
          handler: dev.sampan.emulator.functions.Sums
          settings: { diary: "DIARY" }
          triggers: [ { stream: { source: numbers, batch: 1, tumbling: 60s } } ]
      """;
  private static final String WINDOW = "com.amazon.lambda.window ";

  @TempDir private Path directory;

  @Test
  void a_state_is_carried_through_the_window_and_the_emulators_end() throws Exception {
    try (var probe = SourceProbe.inProcess(directory, MANIFEST)) {
      send(probe, 5);
      send(probe, 7);
      assertThat(probe.next(2)).extracting(it -> it.status()).containsExactly("1/1", "1/1");

      probe.emulator.close();
      probe.emulator = probe.start();
      probe.clock.advance(Duration.ofMinutes(4));
      probe.emulator.sources().tick().join();

      assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("window");
      assertThat(probe.diaryLines()).containsExactly(WINDOW + 12);

      send(probe, 2000);
      assertThat(probe.next(2)).extracting(it -> it.status()).containsExactly("1/1", "window");
      assertThat(probe.diaryLines()).containsExactly(WINDOW + 12, WINDOW + "2000 early");
      send(probe, 1);
      probe.clock.advance(Duration.ofMinutes(1));
      send(probe, 3);
      assertThat(probe.next(3))
          .extracting(it -> it.status())
          .containsExactlyInAnyOrder("1/1", "window", "1/1");
      assertThat(probe.diaryLines()).endsWith(WINDOW + 1);
    }
  }

  private static void send(SourceProbe probe, int number) {
    var id = UUID.randomUUID().toString();
    var body = Body.of(Integer.toString(number));
    var now = probe.clock.instant();
    probe.accept(
        Trigger.STREAM, "numbers", new StreamRecord(id, body, Map.of(), "k", 0, 0, 1, now));
  }
}
