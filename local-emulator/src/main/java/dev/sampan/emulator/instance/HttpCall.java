// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request to an instance, whose wait {@link #abort} from another thread ends. */
final class HttpCall {

  private final Connections connections;
  private @Nullable HttpConnection connection;
  private boolean aborted;

  HttpCall(Connections connections) {
    this.connections = connections;
  }

  /**
   * Sends a request and reads the whole response.
   *
   * @throws ResponseReader.Malformed if the answer is no HTTP
   * @throws ResponseReader.TooLarge if its body is over the limit
   * @throws IOException if the connection broke, or the call was aborted
   */
  HttpResponse exchange(HttpRequest request, long limit) throws IOException {
    var taken = connections.take();
    begin(taken);
    try {
      return taken.exchange(request, limit);
    } finally {
      end(taken);
    }
  }

  private synchronized void begin(HttpConnection taken) {
    connection = taken;
    if (aborted) {
      taken.close();
    }
  }

  private synchronized void end(HttpConnection taken) {
    connection = null;
    if (!aborted) {
      connections.giveBack(taken);
    }
  }

  /** Ends the wait of the thread that waits for the answer, if one does. */
  synchronized void abort() {
    aborted = true;
    if (connection != null) {
      connection.close();
    }
  }
}
