// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.runtime.Call;
import dev.sampan.runtime.EarlyEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The arrival of a request, and what becomes of the call that it starts. Thread-safe. */
public final class Arrival {

  private final Instant at;
  private final Object lock = new Object();
  private @Nullable EarlyEnd end;
  private boolean unwanted;

  Arrival(Instant at) {
    this.at = at;
  }

  /** When the head of the request had arrived. */
  public Instant at() {
    return at;
  }

  /** Has the call be asked to end when nobody waits for it any more, or the server ends. */
  public Call of(Call call) {
    if (call.cancellation() instanceof EarlyEnd it) {
      follow(it);
    }
    return call;
  }

  private void follow(EarlyEnd it) {
    boolean late;
    synchronized (lock) {
      end = it;
      late = unwanted;
    }
    if (late) {
      it.request();
    }
  }

  /** Nobody waits for its answer, or the server ends. */
  void unwanted() {
    EarlyEnd known;
    synchronized (lock) {
      unwanted = true;
      known = end;
    }
    if (known != null) {
      known.request();
    }
  }
}
