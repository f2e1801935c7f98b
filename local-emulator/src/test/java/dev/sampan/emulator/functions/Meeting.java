// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Answers only when the test says so: it calls the port in the path and waits for a byte. */
public final class Meeting implements Handler<HttpRequest, HttpResponse> {

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws IOException {
    int port = Integer.parseInt(request.path("port"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return HttpResponse.text(200, "heard " + socket.getInputStream().read());
    }
  }
}
