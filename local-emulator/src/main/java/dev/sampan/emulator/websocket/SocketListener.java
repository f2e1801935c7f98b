// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketException;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;

/** What comes in by one connection. Belongs to its I/O thread. */
final class SocketListener extends AbstractReceiveListener {

  private static final int PROTOCOL_ERROR = 1002;
  private static final int NO_BINARY = 1003;
  private static final int NO_STATUS = 1005;
  private static final int ABNORMAL = 1006;
  private static final int NO_TEXT = 1007;
  private static final int TOO_LARGE = 1009;

  private final SocketHub hub;
  private final Socket socket;

  SocketListener(SocketHub hub, Socket socket) {
    this.hub = hub;
    this.socket = socket;
  }

  @Override
  protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
    if (!socket.hasEnded()) {
      touch();
      hub.received(socket, message.getData());
    }
  }

  @Override
  protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
    message.getData().close();
    hub.close(socket, NO_BINARY, "Binary messages are not supported");
  }

  @Override
  protected void onFullPingMessage(WebSocketChannel channel, BufferedBinaryMessage message)
      throws IOException {
    touch();
    super.onFullPingMessage(channel, message);
  }

  @Override
  protected void onFullPongMessage(WebSocketChannel channel, BufferedBinaryMessage message)
      throws IOException {
    touch();
    super.onFullPongMessage(channel, message);
  }

  private void touch() {
    socket.lifetime().touch(hub.clock().instant());
  }

  @Override
  protected void onFullCloseMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
    var data = message.getData();
    try {
      var unsaid = Arrays.stream(data.getResource()).noneMatch(it -> it.hasRemaining());
      var close = new CloseMessage(data.getResource());
      if (unsaid) {
        hub.ended(socket, NO_STATUS, "Client-side close frame status not set");
      } else {
        hub.ended(socket, close.getCode(), close.getReason());
      }
      if (!channel.isCloseFrameSent()) {
        WebSockets.sendClose(close, channel, null);
      }
      hub.farewell(socket);
    } finally {
      data.close();
    }
  }

  /** The client has gone, in whatever way; if it said why, that was heard before. */
  void gone() {
    hub.ended(socket, ABNORMAL, "");
  }

  @Override
  protected void onError(WebSocketChannel channel, Throwable error) {
    if (error instanceof FrameLimit.TooLargeException) {
      hub.close(socket, TOO_LARGE, "Message too large");
    } else if (error instanceof UnsupportedEncodingException) {
      hub.close(socket, NO_TEXT, "Not UTF-8");
    } else if (error instanceof WebSocketException) {
      hub.close(socket, PROTOCOL_ERROR, "Protocol error");
    } else {
      gone();
      socket.cut();
    }
  }
}
