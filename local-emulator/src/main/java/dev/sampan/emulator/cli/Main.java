// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Where the command {@code sampan} starts. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // A library says on standard error that nobody takes its log; nobody is meant to.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(Sampan.run(workplace(), arguments));
  }

  private static Workplace workplace() {
    boolean colours = Boolean.getBoolean("sampan.terminal") && System.getenv("NO_COLOR") == null;
    Terminal terminal = new Terminal(System.in, utf8(System.out), utf8(System.err), colours);
    Path home = Path.of(System.getProperty("sampan.home", "."));
    Path dist = home.resolve(System.getProperty("sampan.dist", "local-emulator/target/dist"));
    return new Workplace(
        terminal, home, dist, Path.of("").toAbsolutePath(), System.getenv(), Clock.systemUTC());
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
