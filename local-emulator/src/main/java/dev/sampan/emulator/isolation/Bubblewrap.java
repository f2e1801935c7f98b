// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sandbox by bubblewrap: all files read-only, your home and the emulator's own state hidden, a
 * {@code /tmp} of the instance's own with a hard limit, other processes out of sight; and, where
 * control groups can be had, hard limits of memory and processor time. The network stays, or is cut
 * but for the emulator.
 */
public final class Bubblewrap implements Isolation {

  private static final Path TMP = Path.of("/tmp");

  private final Path program;
  private final Path userHome;
  private final Optional<ControlGroups> groups;
  private final boolean network;

  private Bubblewrap(Path program, Path userHome, Optional<ControlGroups> groups, boolean network) {
    this.program = program;
    this.userHome = userHome;
    this.groups = groups;
    this.network = network;
  }

  /**
   * The sandbox, if this system has it and lets this user make one.
   *
   * @param path the directories of programs, as {@code PATH} has them
   * @param userHome the user's home directory, which is hidden
   * @param network whether instances have this machine's network, or nobody but the emulator
   */
  public static Optional<Isolation> find(String path, Path userHome, boolean network) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(it -> !it.isEmpty())
        .map(it -> Path.of(it, "bwrap"))
        .filter(Files::isExecutable)
        .filter(it -> works(it, network))
        .findFirst()
        .map(it -> new Bubblewrap(it, userHome, ControlGroups.ofSystem(), network));
  }

  /** Many systems have the program and forbid what it does. */
  private static boolean works(Path program, boolean network) {
    try {
      var trial =
          new ProcessBuilder(
                  program.toString(),
                  "--unshare-pid",
                  network ? "--unshare-ipc" : "--unshare-net",
                  "--ro-bind",
                  "/",
                  "/",
                  "--",
                  "/bin/true")
              .redirectErrorStream(true)
              .start();
      trial.getOutputStream().close();
      trial.getInputStream().transferTo(OutputStream.nullOutputStream());
      return trial.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String id() {
    return "bubblewrap";
  }

  @Override
  public List<String> holds() {
    var all = new ArrayList<String>();
    all.add("files: read-only; your home and the emulator's own state are hidden");
    all.add("/tmp of its own, with a hard limit");
    all.add("no sight of other processes, and none of your variables but those passed by name");
    if (groups.isPresent()) {
      all.add("hard limits of memory and processor time, by control groups");
    }
    if (!network) {
      all.add("a network of its own, with nobody in it but the emulator");
    }
    return all;
  }

  @Override
  public List<String> lacks() {
    var all = new ArrayList<String>();
    if (network) {
      all.add("network: it reaches what you reach");
    }
    if (groups.isEmpty()) {
      all.add("processors: no control group can be made here");
      all.add("memory: watched, as with plain processes");
    }
    return all;
  }

  @Override
  public boolean hasNetwork() {
    return network;
  }

  @Override
  public Confinement confine(Path directory, Path home, Allowance allowance) throws IOException {
    var group = groups.isPresent() ? groups.get().open(allowance) : null;
    return new Sandbox(group, command -> wrapped(command, directory, home, allowance));
  }

  private List<String> wrapped(
      List<String> command, Path directory, Path home, Allowance allowance) {
    var line = new ArrayList<>(List.of(program.toString(), "--die-with-parent"));
    line.addAll(List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--new-session"));
    if (!network) {
      line.add("--unshare-net");
    }
    line.addAll(List.of("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"));
    memory(line, TMP, allowance);
    var hidden = List.of(TMP, userHome, directory.resolve(".sampan"));
    line.addAll(List.of("--tmpfs", userHome.toString()));
    show(line, directory);
    if (Files.isDirectory(directory.resolve(".sampan"))) {
      line.addAll(List.of("--tmpfs", directory.resolve(".sampan").toString()));
    }
    for (var each : named(command)) {
      if (hidden.stream().anyMatch(each::startsWith)) {
        show(line, each);
      }
    }
    line.addAll(List.of("--bind", home.toString(), home.toString()));
    memory(line, home.resolve("tmp"), allowance);
    line.addAll(List.of("--chdir", directory.toString(), "--"));
    line.addAll(command);
    return line;
  }

  /** An empty directory in memory, with the limit that temporary files have. */
  private static void memory(List<String> line, Path path, Allowance allowance) {
    if (allowance.temporaryBytes() > 0) {
      line.addAll(List.of("--size", Long.toString(allowance.temporaryBytes())));
    }
    line.addAll(List.of("--tmpfs", path.toString()));
  }

  private static void show(List<String> line, Path path) {
    line.addAll(List.of("--ro-bind", path.toString(), path.toString()));
  }

  /** The files and directories that the command line names, such as its class path. */
  private static Set<Path> named(List<String> command) {
    var all = new LinkedHashSet<Path>();
    for (var word : command) {
      for (var part : word.split(File.pathSeparator, -1)) {
        if (part.startsWith("/") && Files.exists(Path.of(part))) {
          all.add(Path.of(part));
        }
      }
    }
    return all;
  }
}
