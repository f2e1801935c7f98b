// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A WebSocket client that sends whatever bytes it is told to. */
final class RawSocket implements AutoCloseable {

  private static final int CLOSE = 0x88;
  private static final String VERSION = "Sec-WebSocket-Version: 13";
  private static final String KEY = "Sec-WebSocket-Key: dGVhIGF0IG5vb24gdG9kYQ==";

  private final Socket socket;
  private final DataInputStream in;

  private RawSocket(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
  }

  static RawSocket open(int port, String target) throws IOException {
    var raw = new RawSocket(port);
    var status = raw.ask(target, VERSION, KEY);
    if (status != 101) {
      throw new IOException("status " + status);
    }
    return raw;
  }

  /** What is answered to a handshake with this header in the place of the right one. */
  static int statusOf(int port, String target, String header) throws IOException {
    try (var raw = new RawSocket(port)) {
      var key = header.startsWith("Sec-WebSocket-Key");
      return raw.ask(target, key ? VERSION : header, key ? header : KEY);
    }
  }

  private int ask(String target, String version, String key) throws IOException {
    var lines =
        String.join(
            "\r\n",
            "GET " + target + " HTTP/1.1",
            "Host: 127.0.0.1",
            "Connection: Upgrade",
            "Upgrade: websocket",
            version,
            key,
            "",
            "");
    socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
    var head = line();
    for (var it = line(); !it.isEmpty(); it = line()) {
      // The headers say nothing more.
    }
    return Integer.parseInt(head.split(" ", -1)[1]);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var it = in.readByte(); it != '\n'; it = in.readByte()) {
      line.append((char) it);
    }
    return line.toString().strip();
  }

  /** Sends bytes, in hexadecimal digits. */
  void send(String bytes) throws IOException {
    socket.getOutputStream().write(HexFormat.of().parseHex(bytes.replace(" ", "")));
  }

  /** The status of the close frame, the next one that comes. */
  int closed() throws IOException {
    var kind = in.readUnsignedByte();
    var length = in.readUnsignedByte();
    if (kind != CLOSE || length < 2) {
      throw new IOException("a frame of the kind " + kind + " with " + length + " bytes");
    }
    return in.readUnsignedShort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
