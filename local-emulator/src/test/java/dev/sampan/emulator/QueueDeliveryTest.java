// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Trigger;
import dev.sampan.platform.Platform;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queues through a real emulator, on every platform. */
final class QueueDeliveryTest {

  private static final String MANIFEST =
      """
      functions:
        flaky:
          handler: dev.sampan.emulator.functions.Flaky
          settings: { diary: "DIARY" }
          triggers:
            - queue: { source: orders, attempts: 5, deadLetter: orders-dead }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void a_message_that_fails_is_delivered_again_until_it_is_done(Platform platform)
      throws Exception {
    try (var probe = new SourceProbe(directory, platform, MANIFEST)) {
      probe.accept(Trigger.QUEUE, "orders", probe.message("m1", "\"fails-2\"", null));

      var reports = probe.next(3);

      assertThat(reports).extracting(it -> it.status()).containsExactly("0/1", "0/1", "1/1");
      assertThat(probe.quiet()).isTrue();
      assertThat(probe.emulator.sources().sources().get(0).dead()).isZero();
    }
  }
}
