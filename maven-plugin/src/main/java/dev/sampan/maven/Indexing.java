// SPDX-License-Identifier: Apache-2.0
package dev.sampan.maven;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Finding;
import dev.sampan.platform.manifest.FunctionIndex;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestCheck;
import dev.sampan.platform.manifest.ManifestException;
import dev.sampan.platform.manifest.Severity;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of the goal {@code index}, without Maven.
 *
 * @param manifest the manifest
 * @param classPath where the project's classes and their dependencies are
 * @param classes where the index goes
 * @param platforms the platforms that the functions must suit
 */
record Indexing(Path manifest, List<Path> classPath, Path classes, Set<Platform> platforms) {

  /**
   * A run for platforms by name; none means all.
   *
   * @throws IllegalArgumentException if there is no platform of a name
   */
  static Indexing of(
      Path manifest, List<String> classPath, Path classes, @Nullable List<String> platforms) {
    var wanted = EnumSet.noneOf(Platform.class);
    for (var id : platforms == null ? List.<String>of() : platforms) {
      wanted.add(Platform.of(id.strip()).orElseThrow(() -> unknown(id)));
    }
    return new Indexing(
        manifest,
        classPath.stream().map(Path::of).toList(),
        classes,
        wanted.isEmpty() ? EnumSet.allOf(Platform.class) : wanted);
  }

  private static IllegalArgumentException unknown(String id) {
    return new IllegalArgumentException(
        "sampan.platforms names \"" + id + "\"; there are lambda, scf and cloudrun");
  }

  /**
   * Checks the manifest and writes the index.
   *
   * @param warnings told what works, but not everywhere alike
   * @throws ManifestException if a function cannot run; it carries the reasons, and nothing is
   *     written
   */
  void run(Consumer<Finding> warnings) throws ManifestException, IOException {
    try (var loader = loader()) {
      var read = Manifest.read(manifest);
      var findings = ManifestCheck.check(read, loader, platforms);
      var errors = findings.stream().filter(Finding::error).toList();
      if (!errors.isEmpty()) {
        throw new ManifestException(errors);
      }
      findings.stream()
          .filter(it -> it.refuses() || it.severity() == Severity.WARNING)
          .forEach(warnings);
      FunctionIndex.write(read, loader, classes);
    }
  }

  // Not under Maven's own loader, whose classes are not the project's.
  private URLClassLoader loader() throws MalformedURLException {
    var urls = new URL[classPath.size()];
    for (var i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }
}
