// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Log;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.LineLog;
import dev.sampan.server.TermSignal;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The entry point of a container on Cloud Run.
 *
 * <p>It exits with 0 after SIGTERM, when what was in flight is finished, and with 1 if the function
 * cannot be started or its memory ran out.
 */
public final class CloudRunMain {
  private CloudRunMain() {}

  /** Serves the function of this process until the process is told to end. */
  public static void main(String[] args) {
    System.exit(serve(Environment.ofProcess(), TermSignal::handle));
  }

  /**
   * Serves in the calling thread as a guest of another program's process, which has loaded this
   * class in a class loader of its own. An interrupt ends it at once.
   *
   * @param variables what the platform would set
   * @param log where log lines go
   * @param termination is given what to run to have it end in order
   * @return the exit code that a process would have
   */
  public static int run(
      Map<String, String> variables, PrintStream log, Consumer<Runnable> termination) {
    ClassLoader loader = CloudRunMain.class.getClassLoader();
    return serve(new Environment(variables, Clock.systemUTC(), loader, log), termination);
  }

  /**
   * Serves until told to end, and returns the exit code.
   *
   * @param termination is given what to do when the process is told to end
   */
  static int serve(Environment environment, Consumer<Runnable> termination) {
    Log log = LineLog.of(CloudRunServer.PLATFORM, environment, "");
    try {
      CloudRunServer server = CloudRunServer.start(environment);
      termination.accept(server::end);
      return serve(server, log);
    } catch (InitException e) {
      log.error("The function cannot be started.", e);
    } catch (IOException | IllegalArgumentException e) {
      log.error("The server cannot be started: " + e.getMessage());
    }
    return 1;
  }

  private static int serve(CloudRunServer server, Log log) {
    try {
      boolean usable = server.awaitEnd();
      log.info(usable ? "Told to end." : "Out of memory: this instance ends.");
      if (!server.stop()) {
        log.warn("Ended before all requests were answered.");
      }
      return usable ? 0 : 1;
    } catch (InterruptedException e) {
      server.close();
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
