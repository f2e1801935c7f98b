// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An extension that is a program of its own.
 *
 * @param name its file name, by which it registers
 * @param launch starts it
 */
record ExtensionProgram(String name, RuntimeProcess.Launch launch) {

  /** Where a project has them, as a layer would bring them to {@code /opt/extensions}. */
  static final Path DIRECTORY = Path.of("opt", "extensions");

  /**
   * The programs of a project, by name; the most that there can be.
   *
   * @throws IOException if they cannot be listed
   */
  static List<Path> in(Path project) throws IOException {
    var directory = project.resolve(DIRECTORY);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    var most = Profile.of(Platform.LAMBDA).get(Limit.EXTENSIONS_MAX).intValue();
    try (var files = Files.list(directory)) {
      return files
          .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it))
          .sorted()
          .limit(most)
          .toList();
    }
  }
}
