// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The adapters that an emulator brings for projects without one of their own.
 *
 * @param directory one with one directory of jars for each platform
 */
record AdapterJars(Path directory) {

  /** The platform's adapter and what it needs, without what the project brings in any version. */
  Set<Path> jars(Platform platform, List<Path> project) throws IOException {
    var own = directory.resolve(platform.id());
    if (!Files.isDirectory(own)) {
      return Set.of();
    }
    var brought = project.stream().map(AdapterJars::stem).collect(Collectors.toSet());
    try (var jars = Files.list(own)) {
      return jars.filter(it -> it.toString().endsWith(".jar"))
          .filter(it -> !brought.contains(stem(it)))
          .sorted()
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /** The artifact's name without its version: {@code undertow-core-2.3.jar} is undertow-core. */
  private static String stem(Path jar) {
    var name = String.valueOf(jar.getFileName());
    for (var dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
      if (dash + 1 < name.length() && Character.isDigit(name.charAt(dash + 1))) {
        return name.substring(0, dash);
      }
    }
    return name;
  }
}
