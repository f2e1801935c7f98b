// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes control groups of Linux, of either version, below the groups that this process is in.
 * Thread-safe.
 */
final class ControlGroups {

  private static final Pattern LEFT_OVER = Pattern.compile("sampan-[0-9]{1,18}-[0-9]{1,18}");
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final GroupFiles files;
  private final List<Path> parents;

  private ControlGroups(GroupFiles files, List<Path> parents) {
    this.files = files;
    this.parents = parents;
  }

  /** Those of this system; empty if it has none or lets this user make none. */
  static Optional<ControlGroups> ofSystem() {
    return in(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
  }

  /**
   * Those below a directory.
   *
   * @param own the file that says which groups this process is in
   * @param root where control groups are mounted
   */
  static Optional<ControlGroups> in(Path own, Path root) {
    var paths = paths(own);
    var unified = paths.get("");
    if (unified != null && has(root.resolve(relative(unified)), "memory", "cpu")) {
      return writable(GroupFiles.V2, List.of(root.resolve(relative(unified))));
    }
    var memory = paths.get("memory");
    var cpu = paths.get("cpu");
    return memory == null || cpu == null
        ? Optional.empty()
        : writable(
            GroupFiles.V1,
            List.of(
                root.resolve("memory").resolve(relative(memory)),
                root.resolve("cpu").resolve(relative(cpu))));
  }

  private static Optional<ControlGroups> writable(GroupFiles files, List<Path> parents) {
    var all = parents.stream().allMatch(it -> Files.isDirectory(it) && Files.isWritable(it));
    if (all) {
      parents.forEach(ControlGroups::removeLeftOver);
    }
    return all ? Optional.of(new ControlGroups(files, parents)) : Optional.empty();
  }

  /** Removes the groups of emulators that were killed; the system keeps those with processes. */
  private static void removeLeftOver(Path parent) {
    var files = parent.toFile().listFiles((directory, name) -> LEFT_OVER.matcher(name).matches());
    for (var each : files == null ? new File[0] : files) {
      var pid = Long.parseLong(each.getName().split("-", -1)[1]);
      if (ProcessHandle.of(pid).isEmpty()) {
        var unused = each.delete();
      }
    }
  }

  private static String relative(String path) {
    return path.substring(1);
  }

  private static boolean has(Path group, String... controllers) {
    var given = text(group.resolve("cgroup.subtree_control"));
    return given != null && List.of(given.strip().split(" ", -1)).containsAll(List.of(controllers));
  }

  /** The path of this process by controller; under the empty name that of version 2. */
  private static Map<String, String> paths(Path own) {
    var paths = new HashMap<String, String>();
    var text = text(own);
    for (var line : text == null ? List.<String>of() : text.lines().toList()) {
      var parts = line.split(":", 3);
      if (parts.length == 3) {
        for (var controller : parts[1].split(",", -1)) {
          paths.put(controller, parts[2]);
        }
      }
    }
    return paths;
  }

  private static @Nullable String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // A system without control groups has no such file.
      return null;
    }
  }

  /**
   * Makes a group for one instance.
   *
   * @throws IOException if the system refuses it
   */
  ControlGroup open(Allowance allowance) throws IOException {
    var name = "sampan-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
    var group = new ControlGroup(files, parents.stream().map(it -> it.resolve(name)).toList());
    group.make(allowance);
    return group;
  }
}
