// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sampan platforms}: prints every number and rule of each platform with its source. */
@Command(
    name = "platforms",
    mixinStandardHelpOptions = true,
    description = "Print each platform's numbers and what its replies can say, with the sources.")
final class PlatformsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--json", description = "Print them as JSON.")
  private boolean json;

  PlatformsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var profiles = Arrays.stream(Platform.values()).map(Profile::of).toList();
    if (json) {
      printJson(profiles);
    } else {
      new PlatformTables(terminal, profiles).lines().forEach(terminal.out()::println);
    }
    terminal.out().flush();
    return 0;
  }

  private void printJson(List<Profile> profiles) {
    try {
      var all = PlatformsJson.of(profiles);
      var writer = new ObjectMapper().writerWithDefaultPrettyPrinter();
      terminal.out().println(writer.writeValueAsString(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
