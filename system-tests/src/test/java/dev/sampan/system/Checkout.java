// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where things are in this checkout. Surefire runs tests in their module's directory. */
final class Checkout {

  private Checkout() {}

  static Path module() {
    return Path.of("").toAbsolutePath();
  }

  /** A directory of the given name that no other process of these tests uses. */
  static Path own(String name) {
    return module().resolve(name).resolve(System.getProperty("sampan.fork", "fork-1"));
  }

  static Path root() {
    return Objects.requireNonNull(module().getParent());
  }

  /** What the build of the emulator leaves. */
  static Path dist() {
    return root().resolve("local-emulator/target/dist");
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }
}
