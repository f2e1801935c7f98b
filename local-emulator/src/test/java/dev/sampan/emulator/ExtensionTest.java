// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sampan.Body;
import dev.sampan.emulator.functions.Watcher;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's extension beside a runtime, both in processes of their own. */
final class ExtensionTest {

  private static final String MANIFEST =
      """
      functions:
        shout:
          handler: dev.sampan.emulator.functions.Shout
          triggers:
            - queue: { source: shouts }
      """;

  @TempDir private Path directory;

  @BeforeEach
  void programs_are_shell_scripts() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
  }

  @Test
  void sees_each_invocation_and_the_end() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    write("watcher");
    String id;
    try (var emulator = project.start(Platform.LAMBDA)) {
      var payload = Body.of("{\"text\":\"hi\"}");
      var said = emulator.calls().direct(Platform.LAMBDA, "shout", payload);
      var invoked = said.get(30, TimeUnit.SECONDS);

      assertThat(invoked.value()).isInstanceOf(DirectOutcome.Returned.class);
      id = invoked.report().id();
    }

    assertThat(project.lines)
        .extracting(OutputLine::text)
        .anyMatch(it -> it.startsWith("watcher: {\"eventType\":\"INVOKE\"") && it.contains(id))
        .anyMatch(
            it ->
                it.startsWith("watcher: {\"eventType\":\"SHUTDOWN\"")
                    && it.contains("\"shutdownReason\":\"spindown\""));
  }

  private void write(String name) throws IOException {
    var classPath =
        TestProject.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var program = directory.resolve("opt/extensions").resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s %s\n"
            .formatted(java, classPath, Watcher.class.getName(), name));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
