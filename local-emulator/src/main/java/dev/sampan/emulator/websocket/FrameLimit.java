// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.protocol.framed.FrameHeaderData;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.core.protocol.version13.WebSocket13Channel;
import io.undertow.websockets.extensions.NoopExtensionFunction;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.xnio.StreamConnection;

/**
 * A handshake to connections that take neither large frames nor large messages. Undertow's own
 * bound of messages is passed by those that come in more than one packet.
 */
final class FrameLimit extends Hybi13Handshake {

  private static final long FRAME = bytes(Limit.WEBSOCKET_FRAME_BYTES);
  private static final long MESSAGE = bytes(Limit.WEBSOCKET_MESSAGE_BYTES);
  private static final int KEY_BYTES = 16;

  private static long bytes(Limit limit) {
    return Profile.of(Platform.LAMBDA).get(limit).value();
  }

  /** A frame, or the message that it is a part of, is larger than it may be. */
  static final class TooLargeException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("too large");
    }
  }

  @Override
  public boolean matches(WebSocketHttpExchange exchange) {
    return super.matches(exchange) && isKey(exchange.getRequestHeader("Sec-WebSocket-Key"));
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public WebSocketChannel createChannel(
      WebSocketHttpExchange exchange, StreamConnection connection, ByteBufferPool pool) {
    return new Channel(exchange, connection, pool);
  }

  private static final class Channel extends WebSocket13Channel {

    private long message;

    Channel(WebSocketHttpExchange exchange, StreamConnection connection, ByteBufferPool pool) {
      super(
          connection,
          pool,
          getWebSocketLocation(exchange),
          exchange.getResponseHeader("Sec-WebSocket-Protocol"),
          false,
          false,
          NoopExtensionFunction.INSTANCE,
          exchange.getPeerConnections(),
          exchange.getOptions());
    }

    @Override
    protected FrameHeaderData parseFrame(ByteBuffer data) throws IOException {
      var frame = super.parseFrame(data);
      if (frame != null) {
        count(frame);
      }
      return frame;
    }

    /** A ping between the parts of a message counts as one: it cannot be told here. */
    private void count(FrameHeaderData frame) throws TooLargeException {
      var begun = fragmentedChannel == null ? 0 : message;
      message = begun + frame.getFrameLength();
      if (frame.getFrameLength() > FRAME || message > MESSAGE) {
        throw new TooLargeException();
      }
    }
  }
}
