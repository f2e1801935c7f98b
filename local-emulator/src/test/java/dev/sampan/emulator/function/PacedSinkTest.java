// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.emulator.invocation.ResponseSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PacedSinkTest {

  private static final int MEBIBYTE = 1024 * 1024;

  private final VirtualTimer timer = new VirtualTimer(Instant.parse("2026-11-23T12:00:00Z"));
  private final Deque<Runnable> untaken = new ArrayDeque<>();
  private final PacedSink sink = new PacedSink(new Held(), timer, timer);
  private int taken;

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void reads_on_at_once_while_the_burst_lasts() {
    part(6 * MEBIBYTE);
    untaken.remove().run();

    assertThat(taken).isEqualTo(1);
  }

  @Test
  void reads_on_later_after_the_burst() {
    part(7 * MEBIBYTE);
    untaken.remove().run();
    assertThat(taken).isZero();

    timer.advance(Duration.ofMillis(499));
    assertThat(taken).isZero();
    timer.advance(Duration.ofMillis(1));
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void reads_on_no_sooner_than_the_receiver_has_taken_a_part() {
    part(7 * MEBIBYTE);
    timer.advance(Duration.ofSeconds(2));

    assertThat(taken).isZero();
  }

  private void part(int bytes) {
    sink.part(Body.of(new byte[bytes]), () -> taken++);
  }

  /** Keeps who waits for parts. */
  private final class Held implements ResponseSink {

    @Override
    public void begins(String contentType) {
      throw new AssertionError("it has begun before");
    }

    @Override
    public void part(Body bytes, Runnable done) {
      untaken.add(done);
    }
  }
}
