// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for a program that cannot choose one itself. */
final class FreePort {

  private FreePort() {}

  static int find() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
