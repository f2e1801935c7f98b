// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class OutputPipeTest {

  private final OutputPipe pipe = new OutputPipe();

  @Test
  void what_goes_in_comes_out_and_a_read_never_waits() throws Exception {
    pipe.in().write("tea".getBytes(StandardCharsets.UTF_8));

    assertThat(pipe.out().available()).isEqualTo(3);
    assertThat(pipe.out().readNBytes(3)).asString(StandardCharsets.UTF_8).isEqualTo("tea");
    assertThat(pipe.out().available()).isZero();
    assertThat(pipe.out().read()).isEqualTo(-1);
  }

  @Test
  void who_writes_waits_for_room_and_nothing_is_lost() throws Exception {
    var written = CompletableFuture.runAsync(() -> write(new byte[100_000]));
    var read = 0;
    while (read < 100_000) {
      read += pipe.out().readNBytes(pipe.out().available()).length;
    }

    written.get(10, TimeUnit.SECONDS);
    assertThat(read).isEqualTo(100_000);
  }

  @Test
  void once_it_is_closed_nothing_goes_in_and_the_rest_comes_out() throws Exception {
    write(new byte[10]);
    pipe.close();
    write(new byte[10]);

    assertThat(pipe.out().readAllBytes()).hasSize(10);
  }

  private void write(byte[] bytes) {
    try {
      pipe.in().write(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
