// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.runtime.http.Connection;
import java.io.InputStream;
import java.io.OutputStream;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.streams.ChannelInputStream;
import org.xnio.streams.ChannelOutputStream;

/** The client's end of a connection that has no socket. */
final class PipeConnection implements Connection {
  private final StreamConnection end;
  private final InputStream in;
  private final OutputStream out;

  PipeConnection(StreamConnection end) {
    this.end = end;
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
    IoUtils.safeClose(end);
  }
}
