// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.instance.PrivateDirectory;
import dev.sampan.emulator.isolation.Orphans;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where an emulator keeps its files: the project's {@code .sampan}, which one emulator has at a
 * time, or {@code .sampan/runs/PID}, which is its own and goes with it.
 *
 * @param path the directory
 * @param own whether nobody else uses it
 */
record RunDirectory(Path path, boolean own) {

  private static final String RUNS = "runs";

  /** The directory that all emulators of a project share. */
  static Path shared(Path project) {
    return project.resolve(".sampan");
  }

  /**
   * Makes it, and ends what killed emulators of this project left in theirs.
   *
   * @throws IOException if it cannot be made
   */
  static RunDirectory make(Path project, boolean own) throws IOException {
    var shared = shared(project);
    makeShared(shared);
    reap(shared.resolve(RUNS));
    return new RunDirectory(own ? ownIn(shared.resolve(RUNS)) : shared, own);
  }

  private static void makeShared(Path shared) throws IOException {
    if (!Files.isDirectory(shared)) {
      Files.createDirectories(shared, OwnerOnly.directory());
    } else if (OwnerOnly.posix()) {
      Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx------"));
    }
    var ignore = shared.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }

  private static Path ownIn(Path runs) throws IOException {
    Files.createDirectories(runs, OwnerOnly.directory());
    var pid = ProcessHandle.current().pid();
    for (var count = 1; ; count++) {
      var name = count == 1 ? Long.toString(pid) : pid + "-" + count;
      if (created(runs.resolve(name))) {
        return runs.resolve(name);
      }
    }
  }

  /** Answers false if this process runs another emulator of the project there. */
  private static boolean created(Path run) throws IOException {
    try {
      Files.createDirectory(run, OwnerOnly.directory());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void reap(Path runs) throws IOException {
    for (var run : runsIn(runs)) {
      var state = StateFile.read(StateFile.in(run));
      var alive = state.map(it -> it.emulator().alive()).orElseGet(() -> mayBeStarting(run));
      if (!alive) {
        state.ifPresent(it -> it.children().forEach(StateFile.Known::kill));
        Orphans.kill(run);
        PrivateDirectory.delete(run);
      }
    }
  }

  private static List<Path> runsIn(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var all = Files.list(runs)) {
      return all.toList();
    }
  }

  /** Between making the directory and writing the state file there is a process of that id. */
  private static boolean mayBeStarting(Path run) {
    var name = String.valueOf(run.getFileName()).split("-", 2)[0];
    return name.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(name)).isPresent();
  }

  /** Where the directories of instances go. */
  Path instances() {
    return path.resolve("instances");
  }

  /** Where the journal is. */
  Path journal() {
    return path.resolve("journal");
  }

  /** Where a revision of the project keeps what is made for it. */
  Path revision(int number) {
    return path.resolve("revisions").resolve(Integer.toString(number));
  }

  /** Ends and deletes what an emulator that was killed left here. */
  void clear() {
    Orphans.kill(instances());
    PrivateDirectory.delete(instances());
    PrivateDirectory.delete(path.resolve("revisions"));
  }

  /** Deletes what nobody needs once the emulator has ended. */
  void release() {
    PrivateDirectory.delete(own ? path : path.resolve("revisions"));
  }
}
