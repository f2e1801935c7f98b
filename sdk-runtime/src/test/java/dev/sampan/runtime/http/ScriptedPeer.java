// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer that says what it was told to, one script for each connection, and keeps what it hears.
 */
final class ScriptedPeer implements Connector {

  final List<ScriptedConnection> connections = new ArrayList<>();
  private final List<byte[]> scripts = new ArrayList<>();
  private int writesFailAfter = Integer.MAX_VALUE;
  // One byte at a time: the hardest way to read.
  private int gulp = 1;

  static ScriptedPeer saying(String... scripts) {
    ScriptedPeer peer = new ScriptedPeer();
    for (String script : scripts) {
      peer.scripts.add(script.getBytes(StandardCharsets.UTF_8));
    }
    return peer;
  }

  static ScriptedPeer saying(byte[] script) {
    ScriptedPeer peer = new ScriptedPeer();
    peer.scripts.add(script);
    return peer;
  }

  ScriptedPeer refusingWritesAfter(int bytes) {
    writesFailAfter = bytes;
    return this;
  }

  ScriptedPeer inOneGulp() {
    gulp = Integer.MAX_VALUE;
    return this;
  }

  HttpClient client() {
    return HttpClient.of(this, "peer");
  }

  String heard(int connection) {
    return connections.get(connection).out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Connection connect() throws IOException {
    if (connections.size() == scripts.size()) {
      throw new IOException("refused");
    }
    ScriptedConnection connection = new ScriptedConnection(scripts.get(connections.size()));
    connections.add(connection);
    return connection;
  }

  final class ScriptedConnection implements Connection {

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean closed;
    private final InputStream in;

    ScriptedConnection(byte[] script) {
      in =
          new ByteArrayInputStream(script) {
            @Override
            public int read(byte[] target, int offset, int length) {
              return super.read(target, offset, Math.min(length, gulp));
            }
          };
    }

    @Override
    public InputStream in() {
      return in;
    }

    @Override
    public OutputStream out() {
      return new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          if (out.size() >= writesFailAfter) {
            throw new IOException("broken pipe");
          }
          out.write(b);
        }
      };
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
