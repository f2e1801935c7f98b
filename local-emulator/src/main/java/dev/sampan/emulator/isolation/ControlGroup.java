// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The control group of one instance, in one directory for each hierarchy. */
final class ControlGroup implements AutoCloseable {

  /** What an instance gets while nothing may run in it. */
  private static final double NEARLY_NOTHING = 0.01;

  private final GroupFiles files;
  private final List<Path> directories;
  private double share;
  private boolean idles;
  private boolean served;

  ControlGroup(GroupFiles files, List<Path> directories) {
    this.files = files;
    this.directories = directories;
  }

  void make(Allowance allowance) throws IOException {
    share = allowance.processors();
    idles = allowance.idles();
    for (var each : directories) {
      Files.createDirectory(each);
    }
    // What is in the sandbox's directories in memory counts here, too.
    var memory = allowance.memoryBytes() + 2 * allowance.temporaryBytes();
    set(files.memory(), Long.toString(memory));
  }

  /** The command line that enters the group before it becomes the given one. */
  List<String> command(List<String> command) {
    var script = new StringBuilder();
    for (var each : directories) {
      script.append("echo $$ > '").append(each.resolve("cgroup.procs")).append("' && ");
    }
    var line = new ArrayList<>(List.of("/bin/sh", "-c", script + "exec \"$@\"", "sh"));
    line.addAll(command);
    return line;
  }

  /** The first time limits it: an init has all the time that there is. */
  synchronized void busy(boolean busy) {
    try {
      if (busy || !idles) {
        if (!served || idles) {
          set(files.processors(), files.share(share));
        }
      } else {
        set(files.processors(), files.share(NEARLY_NOTHING));
      }
      served = true;
    } catch (IOException e) {
      // The group is gone with its process.
      served = true;
    }
  }

  boolean outOfMemory() {
    return directories.stream().map(it -> it.resolve(files.events())).anyMatch(this::tellsKill);
  }

  private boolean tellsKill(Path events) {
    try (var lines = Files.lines(events)) {
      return lines.anyMatch(it -> it.startsWith("oom_kill ") && !it.equals("oom_kill 0"));
    } catch (IOException e) {
      // Not every hierarchy has the file.
      return false;
    }
  }

  /** Writes to the file of this name, in whichever hierarchy has it. */
  private void set(String name, String value) throws IOException {
    for (var each : directories) {
      var file = each.resolve(name);
      if (Files.exists(file) || directories.size() == 1) {
        Files.writeString(file, value);
      }
    }
  }

  @Override
  public void close() {
    directories.forEach(ControlGroup::remove);
  }

  private static void remove(Path directory) {
    try {
      endAll(directory.resolve("cgroup.procs"));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      // A process that is still ending keeps it; the next start removes it.
      return;
    }
  }

  /** Ends what is left of the instance, such as the guard of a sandbox, and waits for it. */
  private static void endAll(Path processes) throws IOException {
    for (var pid : Files.readAllLines(processes)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ControlGroup::end);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Then the group stays until the next start.
      return;
    }
  }
}
