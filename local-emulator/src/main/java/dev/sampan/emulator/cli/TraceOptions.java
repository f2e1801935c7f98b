// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.tracing.Tracing;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where traces go. */
final class TraceOptions {

  // picocli sets it before it calls the command.
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--otlp",
      paramLabel = "URL",
      description =
          "Send a trace of each invocation to this receiver of OTLP over HTTP, such as"
              + " http://127.0.0.1:4318.")
  private @Nullable URI endpoint;

  private @Nullable Tracing tracing;

  /** Told what happens; does nothing if no traces are asked for. */
  InvocationListener listener(Terminal terminal) {
    if (endpoint == null) {
      return InvocationListener.NONE;
    }
    try {
      tracing = Tracing.to(endpoint, line -> terminal.err().println(line));
      return tracing;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--otlp is " + e.getMessage() + ".");
    }
  }

  /** Sends what is left. */
  void close() {
    if (tracing != null) {
      tracing.close();
    }
  }
}
