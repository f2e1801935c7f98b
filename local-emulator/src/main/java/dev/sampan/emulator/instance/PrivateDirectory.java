// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The directory that one instance has for itself; it goes with the instance. */
public final class PrivateDirectory {

  private PrivateDirectory() {}

  static Path create(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    var home = Files.createTempDirectory(parent, name + "-");
    Files.createDirectory(home.resolve("tmp"));
    return home;
  }

  /** Deletes what can be deleted; a file that cannot be is left for the next start. */
  public static void delete(Path directory) {
    try {
      Files.walkFileTree(directory, new Deletion());
    } catch (IOException e) {
      // The process may have made a directory unreadable. Nothing else depends on it.
      return;
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return delete(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      return delete(directory);
    }

    /** What cannot be deleted must not keep the rest from it. */
    private static FileVisitResult delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        return FileVisitResult.CONTINUE;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
