// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.PrivateDirectory;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies the directories of a class path. A virtual machine loads classes when they are first used,
 * so without a copy a build would mix its classes with those of instances that run. Files that are
 * as the revision before has them are linked to its copy, which nobody ever changes.
 */
final class ClassCopies {

  private final Path target;
  private final @Nullable Path before;

  ClassCopies(Path target, @Nullable Path before) {
    this.target = target;
    this.before = before;
  }

  /** The class path with a copy in place of each directory. */
  List<Path> of(List<Path> classPath) throws IOException {
    // An attempt before this one may have failed halfway.
    PrivateDirectory.delete(target);
    var all = new ArrayList<Path>();
    for (var entry : classPath) {
      all.add(Files.isDirectory(entry) ? copy(entry, Integer.toString(all.size())) : entry);
    }
    return all;
  }

  private Path copy(Path directory, String name) throws IOException {
    var into = target.resolve(name);
    var known = before == null ? null : before.resolve(name);
    Files.walkFileTree(directory, new Copy(directory, into, known));
    return into;
  }

  private static final class Copy extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path into;
    private final @Nullable Path known;

    Copy(Path from, Path into, @Nullable Path known) {
      this.from = from;
      this.into = into;
      this.known = known;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(into.resolve(from.relativize(directory)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      var name = from.relativize(file);
      try {
        if (known == null || !linked(known.resolve(name), into.resolve(name), attributes)) {
          Files.copy(file, into.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
      } catch (NoSuchFileException e) {
        // A build deleted it meanwhile; what it does next is another revision.
        return FileVisitResult.CONTINUE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private static boolean linked(Path known, Path to, BasicFileAttributes wanted)
        throws IOException {
      if (!Files.exists(known)) {
        return false;
      }
      var has = Files.readAttributes(known, BasicFileAttributes.class);
      if (has.size() != wanted.size()
          || !has.lastModifiedTime().equals(wanted.lastModifiedTime())) {
        return false;
      }
      try {
        Files.createLink(to, known);
        return true;
      } catch (UnsupportedOperationException e) {
        // A file system without links; a copy does as well.
        return false;
      }
    }
  }
}
