// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.catalog.NativeSamples;
import dev.sampan.platform.catalog.SampleEvents;
import dev.sampan.platform.catalog.SampleKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampan event KIND}: prints a sample event in a platform's native form. */
@Command(
    name = "event",
    mixinStandardHelpOptions = true,
    description = "Print a sample event in a platform's native form.",
    footer = {
      "",
      "An event is printed as JSON, ready for 'sampan invoke --native -f FILE'; on Cloud Run,"
          + " where every event is an HTTP request, as that request."
    })
final class EventCommand implements Callable<Integer> {

  private final Terminal terminal;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      paramLabel = "KIND",
      description =
          "http, direct, queue, topic, stream, object, schedule, bus, log, record or cloudevent; an"
              + " unknown one prints all, with those that only Lambda has.")
  private String kind = "";

  @Option(
      names = {"-p", "--platform"},
      paramLabel = "PLATFORM",
      description = "lambda, scf or cloudrun; by default ${DEFAULT-VALUE}.")
  private String platform = "lambda";

  EventCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var on = require(Platform.of(platform), "platform", platform, ids(Platform.values()));
    terminal.out().print(SampleEvents.text(sample(on)));
    terminal.out().flush();
    return 0;
  }

  private NativeRequest sample(Platform on) {
    try {
      return NativeSamples.of(kind).isPresent()
          ? SampleEvents.of(kind, on)
          : SampleEvents.of(require(SampleKind.of(kind), "kind of event", kind, kinds()), on);
    } catch (NotExpressibleException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private <T> T require(Optional<T> value, String what, String found, String known) {
    return value.orElseThrow(
        () ->
            new ParameterException(
                spec.commandLine(), "No " + what + " '" + found + "'. Known are: " + known + "."));
  }

  private static String kinds() {
    return ids(SampleKind.values()) + "; on Lambda also " + String.join(", ", NativeSamples.ids());
  }

  private static String ids(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
