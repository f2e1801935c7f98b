// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Trigger;
import dev.sampan.emulator.trigger.RefusedEventException;
import dev.sampan.emulator.trigger.UnknownSourceException;
import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queues through a real emulator. Every test but the last has one instance. */
final class QueueDeliveryTest {

  private static final String MANIFEST =
      """
      functions:
        flaky:
          handler: dev.sampan.emulator.functions.Flaky
          settings: { diary: "DIARY" }
          triggers:
            - queue: { source: orders, SHAPE }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void a_message_that_fails_is_delivered_again_until_it_is_done(Platform platform)
      throws Exception {
    try (var probe = probe(platform, "attempts: 5")) {
      probe.accept(Trigger.QUEUE, "orders", probe.message("m1", "\"fails-2\"", null));

      var reports = probe.next(3);

      assertThat(reports).extracting(it -> it.status()).containsExactly("0/1", "0/1", "1/1");
      assertThat(probe.quiet()).isTrue();
      assertThat(probe.emulator.sources().sources().get(0).dead()).isZero();
    }
  }

  @Test
  void a_poison_message_goes_to_the_dead_letter_and_the_others_are_done() throws Exception {
    try (var probe = probe(Platform.LAMBDA, "attempts: 2, deadLetter: orders-dead")) {
      probe.accept(
          Trigger.QUEUE,
          "orders",
          probe.message("bad", "\"fails-9\"", null),
          probe.message("good", "\"fine\"", null));

      var reports = probe.next(3);

      assertThat(reports)
          .as("%s", reports)
          .extracting(it -> it.status())
          .containsExactlyInAnyOrder("0/1", "0/1", "1/1");
      assertThat(probe.dead(1)).isOne();
      assertThat(probe.diaryLines()).containsOnlyOnce("\"fine\"").hasSize(3);
    }
  }

  @Test
  void a_key_keeps_its_order_over_a_failure() throws Exception {
    try (var probe = probe(Platform.LAMBDA, "batch: 1, order: per-key")) {
      probe.accept(
          Trigger.QUEUE,
          "orders",
          probe.message("1", "\"first fails-1\"", "k"),
          probe.message("2", "\"second\"", "k"));

      var unused = probe.next(3);

      assertThat(probe.diaryLines())
          .containsExactly("\"first fails-1\"", "\"first fails-1\"", "\"second\"");
    }
  }

  @Test
  void a_window_collects_a_batch() throws Exception {
    try (var probe = probe(Platform.LAMBDA, "batch: 10, window: 20s")) {
      probe.accept(Trigger.QUEUE, "orders", probe.message("1", "\"one\"", null));
      assertThat(probe.quiet()).isTrue();
      probe.accept(Trigger.QUEUE, "orders", probe.message("2", "\"two\"", null));

      assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("2/2");
    }
  }

  @Test
  void what_is_not_done_is_delivered_by_the_next_emulator() throws Exception {
    try (var probe = probe(Platform.LAMBDA, "window: 20s")) {
      probe.accept(Trigger.QUEUE, "orders", probe.message("1", "\"one\"", null));
      probe.emulator.close();

      probe.emulator = probe.start();

      assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("1/1");
      assertThat(probe.diaryLines()).containsExactly("\"one\"");
    }
  }

  @Test
  void refuses_what_nobody_listens_to_and_what_is_too_large() throws Exception {
    try (var probe = probe(Platform.SCF, "attempts: 3")) {
      var sources = probe.emulator.sources();
      var large = probe.message("m", "x".repeat(128 * 1024 + 1), null);

      assertThatThrownBy(() -> sources.accept(Trigger.QUEUE, "ordres", List.of(large)))
          .isInstanceOf(UnknownSourceException.class)
          .hasMessage("there is no queue ordres; the manifest knows orders");
      assertThatThrownBy(() -> sources.accept(Trigger.QUEUE, "orders", List.of(large)))
          .isInstanceOf(RefusedEventException.class)
          .hasMessage("the body of m has 131073 bytes; scf takes 131072");
      assertThat(probe.emulator.instances()).isEmpty();
    }
  }

  private SourceProbe probe(Platform platform, String shape) throws Exception {
    return new SourceProbe(directory, platform, MANIFEST.replace("SHAPE", shape));
  }
}
