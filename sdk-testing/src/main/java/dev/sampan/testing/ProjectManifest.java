// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and reads the manifest of the project that a test belongs to. */
final class ProjectManifest {

  private ProjectManifest() {}

  /** The manifest cut down to one function; the only one if the name is empty. */
  static Manifest read(Path file, String function) {
    Manifest manifest;
    try {
      manifest = Manifest.read(file);
    } catch (ManifestException e) {
      throw new IllegalArgumentException("The manifest cannot be used:\n" + e.getMessage(), e);
    }
    FunctionSpec found = function.isEmpty() ? only(manifest) : named(manifest, function);
    return new Manifest(
        manifest.file(), List.of(found), manifest.buckets(), manifest.faults(), manifest.lines());
  }

  private static FunctionSpec only(Manifest manifest) {
    if (manifest.functions().size() != 1) {
      throw new IllegalArgumentException(
          manifest.file() + " has several functions: name one of " + names(manifest));
    }
    return manifest.functions().get(0);
  }

  private static FunctionSpec named(Manifest manifest, String function) {
    return manifest
        .function(function)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    manifest.file()
                        + " has no function \""
                        + function
                        + "\"; it has "
                        + names(manifest)));
  }

  private static List<String> names(Manifest manifest) {
    return manifest.functions().stream().map(FunctionSpec::name).toList();
  }

  /** The nearest manifest above where the class was compiled to, else above the given directory. */
  static Path above(Class<?> test, Path workingDirectory) {
    return classes(test)
        .flatMap(ProjectManifest::above)
        .or(() -> above(workingDirectory))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no "
                        + Manifest.FILE_NAME
                        + " above the classes of "
                        + test.getName()
                        + " nor above "
                        + workingDirectory
                        + ": write one at the root of the project"));
  }

  private static Optional<Path> classes(Class<?> test) {
    CodeSource source = test.getProtectionDomain().getCodeSource();
    URI location = source == null ? null : uri(source);
    return location != null && "file".equals(location.getScheme())
        ? Optional.of(Path.of(location))
        : Optional.empty();
  }

  private static @Nullable URI uri(CodeSource source) {
    try {
      return source.getLocation() == null ? null : source.getLocation().toURI();
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static Optional<Path> above(Path start) {
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each.resolve(Manifest.FILE_NAME))) {
        return Optional.of(each.resolve(Manifest.FILE_NAME));
      }
    }
    return Optional.empty();
  }
}
