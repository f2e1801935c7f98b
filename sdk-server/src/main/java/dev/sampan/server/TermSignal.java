// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import java.lang.reflect.Proxy;

/**
 * The signal with which a platform ends a process.
 *
 * <p>A shutdown hook would not do: the process would end with 143 all the same, and to halt within
 * the hook would cut short the hooks of others; and a handler that calls {@code System.exit} waits
 * for hooks that would wait for it. The compiler warns of {@code sun.misc.Signal} in a way that
 * cannot be silenced, though it is an exported class of {@code jdk.unsupported}.
 */
public final class TermSignal {
  private TermSignal() {}

  /** Runs {@code end} at each SIGTERM from now on, in place of the end of the process. */
  public static void handle(Runnable end) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                end.run();
                return null;
              });
      Object term = signal.getConstructor(String.class).newInstance("TERM");
      signal.getMethod("handle", signal, handler).invoke(null, term, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      Runtime.getRuntime().addShutdownHook(new Thread(end, "sampan-end"));
    }
  }
}
