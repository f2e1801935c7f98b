// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.runtime.http.Connection;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.streams.ChannelInputStream;
import org.xnio.streams.ChannelOutputStream;

/** The client's end of a connection that has no socket. */
final class PipeConnection implements Connection {
  private final StreamConnection end;
  private final Runnable closed;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final InputStream in;
  private final OutputStream out;

  PipeConnection(StreamConnection end, Runnable closed) {
    this.end = end;
    this.closed = closed;
    this.in = new ChannelInputStream(end.getSourceChannel());
    this.out = new ChannelOutputStream(end.getSinkChannel());
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      IoUtils.safeClose(end);
      closed.run();
    }
  }
}
