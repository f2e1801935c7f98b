// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** The files of a bucket by their keys. Links are not followed, what is hidden is left out. */
final class DirectoryWalk extends SimpleFileVisitor<Path> {

  /** Far more than is good to have in one directory on a developer's machine. */
  static final int MOST_FILES = 100_000;

  private final Path root;
  private final Map<String, Print> files = new HashMap<>();

  private DirectoryWalk(Path root) {
    this.root = root;
  }

  /**
   * Walks a directory.
   *
   * @throws IOException if it cannot be read, or holds more files than are taken
   */
  static Map<String, Print> files(Path root) throws IOException {
    var walk = new DirectoryWalk(root);
    Files.walkFileTree(root, walk);
    return walk.files;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return directory.equals(root) || !KeyRules.isHidden(name(directory))
        ? FileVisitResult.CONTINUE
        : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    var key = key(root, file);
    if (attributes.isRegularFile() && KeyRules.isPath(key)) {
      if (files.size() == MOST_FILES) {
        throw new IOException("more than " + MOST_FILES + " files in " + root);
      }
      files.put(key, Print.of(attributes));
    }
    return FileVisitResult.CONTINUE;
  }

  /** What is deleted while it is looked at, or may not be read, is not there. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (file.equals(root)) {
      throw e;
    }
    return FileVisitResult.CONTINUE;
  }

  private static String name(Path path) {
    var name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  /** The key of a file below the root, with slashes whatever the system's separator is. */
  private static String key(Path root, Path file) {
    var relative = root.relativize(file);
    var key = new StringBuilder();
    relative.forEach(it -> key.append(key.isEmpty() ? "" : "/").append(it));
    return key.toString();
  }
}
