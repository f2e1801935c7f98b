// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SocketsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void there_are_so_many_connections_and_no_more() {
    var sockets = new Sockets();
    for (var i = 0; i < Sockets.MOST; i++) {
      assertThat(sockets.enter()).isTrue();
    }

    assertThat(sockets.enter()).isFalse();
    sockets.decided();
    assertThat(sockets.enter()).isTrue();
  }

  @Test
  void a_connection_lasts_ten_minutes_in_silence_and_two_hours_in_all() {
    var silent = new Lifetime(NOON);
    var talking = new Lifetime(NOON);
    talking.touch(NOON.plus(Duration.ofMinutes(115)));

    assertThat(silent.isOver(NOON.plus(Duration.ofMinutes(10)).minusMillis(1))).isFalse();
    assertThat(silent.isOver(NOON.plus(Duration.ofMinutes(10)))).isTrue();
    assertThat(talking.isOver(NOON.plus(Duration.ofHours(2)).minusMillis(1))).isFalse();
    assertThat(talking.isOver(NOON.plus(Duration.ofHours(2)))).isTrue();
  }

  @Test
  void ids_are_in_the_form_of_api_gateways() {
    var ids = new SocketIds();

    assertThat(ids.next())
        .isNotEqualTo(ids.next())
        .satisfies(it -> assertThat(SocketIds.isOne(it)).isTrue());
    assertThat(SocketIds.isOne("../tea")).isFalse();
  }
}
