// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The JDK's own WebSocket client, with what it heard. */
final class SocketProbe implements WebSocket.Listener {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  final CompletableFuture<String> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private boolean deaf;
  private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

  /** Connects; a header's name and value may follow. */
  static SocketProbe open(int port, String target, String... header) {
    return new SocketProbe().connect(port, target, header);
  }

  /** The same for a client that reads nothing. */
  static SocketProbe deaf(int port, String target) {
    var probe = new SocketProbe();
    probe.deaf = true;
    return probe.connect(port, target);
  }

  private SocketProbe connect(int port, String target, String... header) {
    var builder = CLIENT.newWebSocketBuilder();
    if (header.length == 2 && header[0].equals("Sec-WebSocket-Protocol")) {
      builder.subprotocols(header[1]);
    } else if (header.length == 2) {
      builder.header(header[0], header[1]);
    }
    var uri = URI.create("ws://127.0.0.1:" + port + target);
    socket.complete(builder.buildAsync(uri, this).join());
    return this;
  }

  /** The status with which a connection is refused. */
  static int refused(int port, String target, String... header) {
    try {
      open(port, target, header).socket().abort();
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException it
          ? it.getResponse().statusCode()
          : 0;
    }
  }

  WebSocket socket() {
    return socket.join();
  }

  SocketProbe say(String message) {
    socket().sendText(message, true).join();
    return this;
  }

  /** The next text, for which it waits. */
  String hear() throws InterruptedException {
    return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
  }

  /** How the connection ended, such as {@code 1000 bye}. */
  String end() throws Exception {
    return closed.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (!deaf) {
      opened.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      heard.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    heard.add("pong of " + message.remaining());
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete((status + " " + reason).strip());
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete("error " + error);
  }
}
