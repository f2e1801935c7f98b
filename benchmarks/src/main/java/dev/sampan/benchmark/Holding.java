// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What an emulator holds at one moment.
 *
 * @param own its resident memory in MiB
 * @param instances that of the processes it started, in MiB
 * @param processes how many those are
 * @param threads how many it has
 * @param files how many it has open
 * @param journal the size of its journal in KiB
 */
record Holding(
    double own, double instances, double processes, double threads, double files, double journal) {

  /**
   * What is done leaves the journal when a segment is full, so its size goes up and down by one.
   */
  private static final double SEGMENT_KIBIBYTES = 8 << 10;

  /**
   * One thing that is held.
   *
   * @param name what it is called in the table
   * @param value how much it is
   * @param slack by how much it may grow in any case: one more of a few is no leak
   */
  record Part(String name, ToDoubleFunction<Holding> value, double slack) {

    double mean(List<Holding> some) {
      return some.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Whether there is a tenth more of it than there was. */
    boolean grows(List<Holding> before, List<Holding> after) {
      return mean(after) > mean(before) * 1.1 + slack;
    }
  }

  static List<Part> parts() {
    return List.of(
        new Part("own MiB", Holding::own, 0),
        new Part("inst. MiB", Holding::instances, 0),
        new Part("inst.", Holding::processes, 0.5),
        new Part("threads", Holding::threads, 2),
        new Part("files", Holding::files, 2),
        new Part("journal KiB", Holding::journal, SEGMENT_KIBIBYTES));
  }

  /** What a process holds now; the journal is below a directory. */
  static Holding of(ProcessHandle process, Path state) throws IOException {
    Path about = Path.of("/proc", Long.toString(process.pid()));
    double own = Machine.residentMebibytes(process.pid());
    return new Holding(
        own,
        Machine.residentMebibytes(process) - own,
        process.descendants().count(),
        count(about.resolve("task")),
        count(about.resolve("fd")),
        journal(state) / 1024.0);
  }

  private static double count(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.count();
    }
  }

  private static double journal(Path state) throws IOException {
    try (Stream<Path> all = Files.walk(state)) {
      return all.filter(it -> it.toString().contains("journal"))
          .map(Path::toFile)
          .filter(File::isFile)
          .mapToDouble(File::length)
          .sum();
    }
  }
}
