// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.isolation.Confinement;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A place that has a network of its own, with nobody in it but the emulator: what would be ports of
 * this machine are sockets in the instance's private directory. This is the emulator's side.
 */
final class OwnNetwork implements Confinement {

  /** What Linux allows for the path of a socket, without the byte that ends it. */
  private static final int PATH_BYTES = 107;

  private final Confinement place;
  private final Ports ports;
  private final Path home;
  private final List<Relay> relays = new ArrayList<>();

  private OwnNetwork(Confinement place, Ports ports, Path home) {
    this.place = place;
    this.ports = ports;
    this.home = home;
  }

  /**
   * Opens the ways to a place, and closes the place if there are none.
   *
   * @param spec how the instance would be started with this machine's network
   * @param home its private directory
   * @throws IOException if it is not known to be a Java program, or its directory's path is too
   *     long
   */
  static Confinement open(Confinement place, ProcessSpec spec, Path home) throws IOException {
    var network = new OwnNetwork(place, spec.ports(), home);
    try {
      network.open(spec);
      return network;
    } catch (IOException e) {
      network.close();
      throw e;
    }
  }

  /** Where the emulator finds what the instance serves on a port. */
  static SocketAddress served(Path home, int port) {
    return UnixDomainSocketAddress.of(home.resolve(port + RelayMain.SERVED));
  }

  private void open(ProcessSpec spec) throws IOException {
    if (spec.program() == null) {
      throw new IOException(
          "a function with a command: of its own needs the machine's network; leave --no-network"
              + " out");
    }
    write(Relay.class);
    write(RelayMain.class);
    for (var port : ports.asked()) {
      relays.add(relay(port));
    }
  }

  private Relay relay(int port) throws IOException {
    var file = home.resolve(port + RelayMain.ASKED);
    if (file.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES) {
      throw new IOException(
          "--no-network needs sockets in the project's .sampan, and this path is longer than the "
              + PATH_BYTES
              + " bytes that one may have: "
              + file);
    }
    return Relay.start(
        ServerSocketChannel.open(StandardProtocolFamily.UNIX),
        UnixDomainSocketAddress.of(file),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** The other side runs in the sandbox, where nothing of the emulator is to be seen. */
  private void write(Class<?> type) throws IOException {
    var directory = home.resolve(type.getPackageName().replace('.', '/'));
    var name = type.getSimpleName() + ".class";
    Files.createDirectories(directory);
    try (var code = type.getResourceAsStream(name)) {
      if (code == null) {
        throw new IOException(name + " is missing in the emulator's own class path");
      }
      Files.copy(code, directory.resolve(name));
    }
  }

  @Override
  public List<String> command(List<String> command) {
    var line = new ArrayList<>(command);
    var main = line.remove(line.size() - 1);
    line.set(line.size() - 1, home + File.pathSeparator + line.get(line.size() - 1));
    line.addAll(List.of(RelayMain.class.getName(), home.toString()));
    line.add(Integer.toString(ports.asked().size() + ports.served().size()));
    ports.asked().forEach(it -> line.add(it + RelayMain.ASKED));
    ports.served().forEach(it -> line.add(it + RelayMain.SERVED));
    line.add(main);
    return place.command(line);
  }

  @Override
  public void busy(boolean busy) {
    place.busy(busy);
  }

  @Override
  public boolean outOfMemory() {
    return place.outOfMemory();
  }

  @Override
  public boolean guarded() {
    return place.guarded();
  }

  @Override
  public void close() {
    relays.forEach(Relay::close);
    place.close();
  }
}
