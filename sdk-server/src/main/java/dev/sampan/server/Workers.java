// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** Starts the threads of a server. */
final class Workers {
  // Held, or the levels would be lost with the loggers.
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads"));

  private static final String MBEAN_SERVER_BUILDER = "javax.management.builder.initial";
  private static final String NO_QUEUE_MBEAN = "jboss.threads.eqe.disable-mbean";

  private Workers() {}

  static XnioWorker start(ServerConfig config) throws IOException {
    quieten();
    withoutManagement();
    OptionMap options =
        OptionMap.builder()
            .set(Options.WORKER_NAME, "sampan")
            .set(Options.WORKER_IO_THREADS, ioThreads())
            .set(Options.WORKER_TASK_CORE_THREADS, config.workers())
            .set(Options.WORKER_TASK_MAX_THREADS, config.workers())
            .set(Options.THREAD_DAEMON, true)
            .getMap();
    return Xnio.getInstance(Workers.class.getClassLoader()).createWorker(options);
  }

  private static int ioThreads() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }

  /** Three libraries greet with their version; a platform's log is no place for that. */
  private static void quieten() {
    for (Logger logger : QUIET) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }

  /**
   * XNIO registers each worker as a managed bean, which is half of the server's own start, and
   * takes it if there is no bean server. So its holder is made to find none; whoever asks the JDK
   * later, finds one. The queue of the workers can be told not to.
   */
  private static void withoutManagement() {
    if (System.getProperty(NO_QUEUE_MBEAN) == null) {
      System.setProperty(NO_QUEUE_MBEAN, "true");
    }
    String before = System.getProperty(MBEAN_SERVER_BUILDER);
    System.setProperty(MBEAN_SERVER_BUILDER, "none");
    try {
      Class.forName("org.xnio.Xnio$MBeanHolder", true, Xnio.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError wanted) {
      // Either is as good: this XNIO has no such holder, or its holder is empty from now on.
    } finally {
      if (before == null) {
        System.clearProperty(MBEAN_SERVER_BUILDER);
      } else {
        System.setProperty(MBEAN_SERVER_BUILDER, before);
      }
    }
  }
}
