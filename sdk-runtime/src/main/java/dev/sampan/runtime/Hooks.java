// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Deadline;
import dev.sampan.Lifecycle;
import dev.sampan.Log;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hooks of a function's middleware and handler, in that order; shutdown goes backwards. */
final class Hooks {

  private final FunctionStartup startup;
  private final List<Lifecycle> lives = new ArrayList<>();
  private final @Nullable AutoCloseable toClose;

  Hooks(FunctionStartup startup, LoadedFunction function, @Nullable AutoCloseable toClose) {
    this.startup = startup;
    this.toClose = toClose;
    for (Object each : function.middleware()) {
      add(each);
    }
    add(function.handler());
  }

  private void add(Object object) {
    if (object instanceof Lifecycle life) {
      lives.add(life);
    }
  }

  void prime() throws InitException {
    for (Lifecycle each : lives) {
      try {
        each.prime(startup);
      } catch (Exception e) {
        throw ObjectFactory.threw(each.getClass(), "prime hook", e);
      }
    }
  }

  void restored() throws InitException {
    for (Lifecycle each : lives) {
      try {
        each.restored(startup);
      } catch (Exception e) {
        throw ObjectFactory.threw(each.getClass(), "restored hook", e);
      }
    }
  }

  void shutdown(Deadline deadline) {
    for (int i = lives.size() - 1; i >= 0; i--) {
      try {
        lives.get(i).shutdown(deadline);
      } catch (Exception | LinkageError e) {
        log().error("The shutdown hook of " + lives.get(i).getClass().getName() + " failed.", e);
      }
    }
    close();
  }

  private void close() {
    AutoCloseable injected = toClose;
    if (injected == null) {
      return;
    }
    try {
      injected.close();
    } catch (Exception e) {
      log().error("The injected objects could not be closed.", e);
    }
  }

  private Log log() {
    return LineLog.of(startup.platform(), startup.environment(), "");
  }
}
