// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.reload;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What tells whether files have changed: their names, sizes and times.
 *
 * @param files each file's stamp
 * @param directories where they are, so that a watch can be set
 */
record FileStamps(Map<Path, Stamp> files, Set<Path> directories) {

  /**
   * The stamp of one file.
   *
   * @param size its bytes
   * @param modified when it was written last
   */
  record Stamp(long size, FileTime modified) {}

  FileStamps {
    files = Map.copyOf(files);
    directories = Set.copyOf(directories);
  }

  /** The files below these directories, and those of these files that there are. */
  static FileStamps of(List<Path> roots) throws IOException {
    var scan = new Scan();
    for (var root : roots) {
      Files.walkFileTree(root, scan);
      // What is made anew, or is a single file, is noticed in the directory above.
      var above = root.getParent();
      if (above != null && Files.isDirectory(above)) {
        scan.directories.add(above);
      }
    }
    return new FileStamps(scan.files, scan.directories);
  }

  /** How many files were made, written or deleted between this and another moment. */
  int differences(FileStamps other) {
    var names = new HashSet<>(files.keySet());
    names.addAll(other.files.keySet());
    names.removeIf(
        it -> {
          var mine = files.get(it);
          return mine != null && mine.equals(other.files.get(it));
        });
    return names.size();
  }

  private static final class Scan extends SimpleFileVisitor<Path> {

    final Map<Path, Stamp> files = new HashMap<>();
    final Set<Path> directories = new HashSet<>();

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      directories.add(directory);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime()));
      return FileVisitResult.CONTINUE;
    }

    /** What is gone by now, or was never there, has no stamp. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    /** A directory that was deleted under the scan ends like an empty one. */
    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
