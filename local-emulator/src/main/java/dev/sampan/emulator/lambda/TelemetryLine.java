// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a subscriber that is sent events as lines. It is opened with the first batch,
 * and anew when the subscriber closed it. For one thread at a time.
 */
final class TelemetryLine implements Closeable {

  private static final int PATIENCE_MILLIS = 5_000;

  private final int port;
  private final ScheduledExecutorService timer;
  private volatile @Nullable Socket socket;

  TelemetryLine(int port, ScheduledExecutorService timer) {
    this.port = port;
    this.timer = timer;
  }

  /**
   * Sends lines.
   *
   * @throws IOException if the subscriber does not take them
   */
  void send(String lines) throws IOException {
    var present = socket;
    var open = present == null ? open() : present;
    // A write has no time-out of its own; it ends with the socket.
    var alarm = timer.schedule(this::close, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    try {
      open.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      close();
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  private Socket open() throws IOException {
    var opened = new Socket();
    socket = opened;
    try {
      opened.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      return opened;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    var open = socket;
    socket = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // It is of no more use either way.
      return;
    }
  }
}
