// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sampan.emulator.isolation.Allowance;
import dev.sampan.emulator.isolation.Confinement;
import dev.sampan.emulator.isolation.Isolation;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnNetworkTest {

  private static final JavaProgram PROGRAM = new JavaProgram(List.of(Path.of("lib")), "x.Main");

  @TempDir Path home;
  private Confinement place;

  @BeforeEach
  void prepare() throws IOException {
    assumeFalse(File.separatorChar == '\\', "sandboxes are Linux's");
    place = Isolation.process().confine(home, home, new Allowance(128, 1, 0, false));
  }

  @Test
  void passes_on_to_a_port_what_comes_to_the_socket_that_stands_for_it() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var network = OwnNetwork.open(place, spec().asking(server.getLocalPort()), home);
        var inside = SocketChannel.open(socket(server.getLocalPort()));
        var outside = server.accept()) {
      outside.getOutputStream().write('x');
      var received = ByteBuffer.allocate(1);

      assertThat(inside.read(received)).isEqualTo(1);
      assertThat(received.get(0)).isEqualTo((byte) 'x');
      assertThat(network.guarded()).isFalse();
    }
  }

  @Test
  void runs_the_other_side_of_the_ways_before_the_program() throws Exception {
    try (var network = OwnNetwork.open(place, spec().serving(8080), home)) {
      assertThat(network.command(List.of("java", "-cp", "lib", "x.Main")))
          .containsExactly(
              "java",
              "-cp",
              home + File.pathSeparator + "lib",
              "dev.sampan.emulator.instance.RelayMain",
              home.toString(),
              "1",
              "8080.served",
              "x.Main");
    }
  }

  @Test
  void refuses_a_command_that_is_not_known_to_run_java() {
    var spec = new ProcessSpec(List.of("node", "x.js"), home, Map.of(), null, Ports.NONE);

    assertThatThrownBy(() -> OwnNetwork.open(place, spec, home))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("leave --no-network out");
  }

  @Test
  void refuses_a_directory_whose_path_is_too_long_for_a_socket() throws IOException {
    var deep = Files.createDirectory(home.resolve("d".repeat(100)));

    assertThatThrownBy(() -> OwnNetwork.open(place, spec().asking(8080), deep))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("107 bytes")
        .hasMessageContaining(deep.toString());
  }

  private ProcessSpec spec() {
    return new ProcessSpec(
        List.of("java", "-cp", "lib", "x.Main"), home, Map.of(), PROGRAM, Ports.NONE);
  }

  private UnixDomainSocketAddress socket(int port) {
    return UnixDomainSocketAddress.of(home.resolve(port + ".asked"));
  }
}
