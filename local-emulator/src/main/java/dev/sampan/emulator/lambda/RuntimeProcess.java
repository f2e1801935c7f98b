// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.invocation.Startup;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The process of a runtime, or of an extension. Thread-safe. */
interface RuntimeProcess {

  /** Starts the process of a runtime, or of an extension; may block for as long as that takes. */
  interface Launch {

    /**
     * Starts it.
     *
     * @throws IOException if the program cannot be started
     */
    RuntimeProcess start() throws IOException;
  }

  /** Calls back once, when it has ended. */
  void whenGone(Consumer<End> gone);

  /** How long it took to start until now. */
  Startup startup();

  /** What it prints from now on belongs to this invocation. */
  void begins(String invocation);

  /** The invocation has ended. */
  void ends(String invocation);

  /** Adds a line of the platform's own to the logs, after what was printed until now. */
  void note(@Nullable String invocation, String text);

  /** What it printed last, at most 4 KiB. */
  String log();

  /** The most memory that it held, in MiB; 0 if that is not known. */
  long peakMiB();

  /** Its id; 0 if it has none of its own. */
  long pid();

  /** Ends it at once. */
  void kill();

  /** Ends it at once after the given time, if it lives then. */
  void killAfter(Duration time);

  /** Asks it to end, and ends it at once after the given time. */
  void terminate(Duration grace);
}
