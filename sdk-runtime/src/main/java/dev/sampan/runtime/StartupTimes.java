// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells how long a function's own parts of a start took, to whoever asked for it by naming a file
 * in {@value #FILE}: the lines {@code handler=N} and, after a restore, {@code restore=N}, in
 * microseconds.
 *
 * <p>With {@value #SNAPSHOT} set to {@code simulated} the start goes on as on a platform that takes
 * a snapshot: what would be written into one is primed, then the restored hooks run. The process is
 * the same before and after, so nothing that a real snapshot breaks breaks here.
 */
final class StartupTimes {

  static final String FILE = "SAMPAN_STARTUP_TIMES";
  static final String SNAPSHOT = "SAMPAN_SNAPSHOT";

  private StartupTimes() {}

  /** Goes on after the function is loaded, and writes the file. */
  static void tell(FunctionInstance instance, Environment environment, Instant began)
      throws InitException {
    StringBuilder text = line("handler", began, environment.clock().instant());
    if ("simulated".equals(environment.variables().get(SNAPSHOT))) {
      instance.prime();
      Instant restoring = environment.clock().instant();
      instance.restored();
      text.append(line("restore", restoring, environment.clock().instant()));
    }
    write(environment.variables().get(FILE), text);
  }

  private static StringBuilder line(String part, Instant from, Instant to) {
    long micros = Duration.between(from, to).toNanos() / 1000;
    return new StringBuilder(part).append('=').append(micros).append('\n');
  }

  private static void write(@Nullable String file, StringBuilder text) {
    try {
      Files.write(Path.of(String.valueOf(file)), text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the file that " + FILE + " names", e);
    }
  }
}
