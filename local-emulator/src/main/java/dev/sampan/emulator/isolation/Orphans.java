// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that an instance left behind: their parents are gone, so that only what they inherited
 * in their environment tells whose they are. Linux tells it in {@code /proc}; elsewhere nobody is
 * found.
 */
public final class Orphans {

  /** A process that is just becoming another program has no environment for a moment. */
  private static final int LOOKS = 2;

  /** The variable that names the private directory of an instance. */
  public static final String VARIABLE = "SAMPAN_INSTANCE";

  private static final Path PROC = Path.of("/proc");
  private static final int ROUNDS = 100;
  private static final long ROUND_MILLIS = 10;

  private Orphans() {}

  /**
   * Ends all processes of the instance, or of the instances, that have their private directory
   * here, and waits until they are gone, for some seconds at most. If one starts others meanwhile,
   * those are found, too.
   *
   * @param directory the private directory of an instance, or one that holds several
   */
  public static void kill(Path directory) {
    var empty = 0;
    for (var round = 0; round < ROUNDS && empty < LOOKS; round++) {
      var found = find(directory);
      empty = found.isEmpty() ? empty + 1 : 0;
      found.forEach(ProcessHandle::destroyForcibly);
      found.stream().findFirst().ifPresent(Orphans::awaitEnd);
    }
  }

  static List<ProcessHandle> find(Path directory) {
    if (!Files.isDirectory(PROC)) {
      return List.of();
    }
    try (var all = ProcessHandle.allProcesses()) {
      return all.filter(it -> isOf(directory, it.pid())).toList();
    }
  }

  private static boolean isOf(Path directory, long pid) {
    var named = VARIABLE + "=" + directory;
    for (var entry : environment(pid).split("\0", -1)) {
      if (entry.equals(named) || entry.startsWith(named + "/")) {
        return true;
      }
    }
    return false;
  }

  /** Empty if it is another user's, or gone. */
  private static String environment(long pid) {
    try {
      return new String(Files.readAllBytes(PROC.resolve(pid + "/environ")), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(ROUND_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The next round finds it again, unless it is dead and only its parent has not heard of it.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
