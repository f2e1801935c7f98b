// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.emulator.Emulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls over one kept-open connection to a port of an emulator; what is no success is an error. */
final class HttpPath implements WarmPath {

  private final HttpStream stream;
  private final String head;
  private final byte[] body;

  /** Calls of a path; the headers are whole lines. */
  HttpPath(int port, String path, byte[] body, String... headers) throws IOException {
    this.stream = new HttpStream(new Socket(InetAddress.getLoopbackAddress(), port));
    this.body = body;
    this.head =
        ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n")
            + "Content-Type: application/json\r\nUser-Agent: benchmark\r\nAccept: */*\r\n"
            + Stream.of(headers).map(it -> it + "\r\n").collect(Collectors.joining())
            + ("Content-Length: " + body.length + "\r\n\r\n");
  }

  /** AWS's own API, given the event as it is. */
  static HttpPath invoke(Emulator emulator, byte[] event) throws IOException {
    return new HttpPath(emulator.controlPort(), "/2015-03-31/functions/hello/invocations", event);
  }

  /** The function's route; the emulator writes the event. */
  static HttpPath gateway(Emulator emulator) throws IOException {
    byte[] body = "{\"path\":\"/hello\"}".getBytes(StandardCharsets.UTF_8);
    return new HttpPath(emulator.gatewayPort(), "/hello?name=Ada&lang=en", body);
  }

  @Override
  public String call() throws IOException {
    stream.write(head, body);
    String reply = stream.head();
    String said = stream.body(reply);
    if (!reply.startsWith("HTTP/1.1 20")) {
      throw new IOException("it failed: " + reply + said);
    }
    return said;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
