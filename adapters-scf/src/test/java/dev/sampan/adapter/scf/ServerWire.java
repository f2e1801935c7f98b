// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.CallFacts;
import dev.sampan.contract.Wire;
import dev.sampan.contract.WireMessage;
import java.io.IOException;
import java.io.OutputStream;

/** The platform's proxy: it adds what it knows of a request and sends it to the server. */
final class ServerWire implements AutoCloseable {

  private final ScfServer server;
  private final Wire wire = new Wire();

  ServerWire(ScfServer server) {
    this.server = server;
  }

  Wire wire() {
    return wire;
  }

  WireMessage exchange(WireMessage request, CallFacts facts) throws IOException {
    return exchange(
        request
            .with("X-Scf-Request-Id", facts.id())
            .with("X-Scf-Memory", "256")
            .with("X-Scf-Timeout", "" + facts.limit().toSeconds())
            .with("X-Scf-Version", "$LATEST")
            .with("X-Scf-Name", "probe")
            .with("X-Scf-Namespace", "default")
            .with("X-Scf-Region", "ap-guangzhou")
            .with("X-Scf-Appid", "1250000000")
            .with("X-Scf-Uin", "100000000001"));
  }

  /** Sends a request as it is, over a connection of its own. */
  WireMessage exchange(WireMessage request) throws IOException {
    try (var connection = server.connect()) {
      var named = request.first("Host").isPresent();
      send(named ? request : request.with("Host", "127.0.0.1:9000"), wire.tap(connection.out()));
      return WireMessage.readResponse(wire.tap(connection.in()), request.method().equals("HEAD"));
    }
  }

  private static void send(WireMessage request, OutputStream out) throws IOException {
    try {
      out.write(request.bytes());
      out.flush();
    } catch (IOException e) {
      if (request.body().length == 0) {
        throw e;
      }
      // A server may answer and close before it has read all of a body that it refuses.
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
