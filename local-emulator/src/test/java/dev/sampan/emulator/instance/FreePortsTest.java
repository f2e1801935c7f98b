// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class FreePortsTest {

  @Test
  void gives_no_port_twice_in_a_row_and_none_that_systems_hand_out() throws Exception {
    var given = new HashSet<Integer>();

    for (var i = 0; i < 100; i++) {
      assertThat(given.add(FreePorts.next())).isTrue();
    }

    assertThat(given).allSatisfy(it -> assertThat(it).isBetween(20_000, 32_767));
  }

  @Test
  void a_port_that_somebody_listens_on_is_not_free() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
    }
    assertThat(FreePorts.isFree(FreePorts.next())).isTrue();
  }
}
