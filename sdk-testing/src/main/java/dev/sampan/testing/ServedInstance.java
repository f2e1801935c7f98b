// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An instance that is a server: each request goes over a connection of its own. */
final class ServedInstance implements Instance {

  private final Connector server;
  private final Runnable stop;
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  ServedInstance(Connector server, Runnable stop) {
    this.server = server;
    this.stop = stop;
  }

  @Override
  public NativeReply invoke(NativeRequest request) throws IOException {
    if (!(request instanceof NativeRequest.Http http)) {
      throw new IllegalStateException("not a request to a server: " + request);
    }
    byte[] sent = WireMessage.of(http.request()).bytes();
    try (Connection connection = server.connect();
        Kept received = new Kept(connection.in())) {
      connection.out().write(sent);
      connection.out().flush();
      boolean head = http.request().method().equals("HEAD");
      WireMessage reply = WireMessage.readResponse(received, head);
      exchanges.add(new Exchange(Body.of(sent), Body.of(received.bytes.toByteArray())));
      return new NativeReply.Http(response(reply));
    }
  }

  private static HttpResponse response(WireMessage reply) {
    return HttpResponse.of(reply.status()).withHeaders(reply.headers()).withBody(reply.body());
  }

  @Override
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  @Override
  public void close() {
    stop.run();
  }

  /** Keeps a copy of what is read. */
  private static final class Kept extends FilterInputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Kept(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) {
        bytes.write(next);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      if (count > 0) {
        bytes.write(into, offset, count);
      }
      return count;
    }
  }
}
