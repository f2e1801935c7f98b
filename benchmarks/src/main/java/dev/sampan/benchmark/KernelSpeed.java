// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.InstanceChoice;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Policy;
import dev.sampan.platform.kernel.Policy.Instances;
import dev.sampan.platform.kernel.Quota;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.simulation.Fleet;
import dev.sampan.platform.simulation.Simulation;
import dev.sampan.platform.simulation.Tally;
import dev.sampan.platform.simulation.Times;
import dev.sampan.platform.simulation.Watcher;
import dev.sampan.platform.simulation.Workload;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how fast the kernel lives on a virtual clock: one function, whose heap must not grow
 * with the invocations that it has had, and a day in the life of a thousand functions. One thread;
 * its processor time says what one core does, however busy the machine is.
 */
public final class KernelSpeed {

  private static final long SEED = 42;
  private static final int FUNCTIONS = 1000;
  private static final double ARRIVALS_A_DAY = 11_000_000;

  private KernelSpeed() {}

  /**
   * Prints two tables.
   *
   * @param arguments how many million invocations of the one function in each round; 5 if none
   */
  public static void main(String[] arguments) {
    int millions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    oneFunction(millions);
    System.out.println();
    aDay();
  }

  private static void oneFunction(int millions) {
    Machine.print(System.out, "one function, rounds of about " + millions + " million invocations");
    System.out.printf("%-12s %14s %14s %14s%n", "invocations", "M/s of a core", "M/s", "heap MiB");
    Simulation simulation = simulation(0.9, Kernel.of(lambda()), SEED);
    for (int round = 0; round < 6; round++) {
      Tally before = simulation.tally();
      Stopwatch watch = new Stopwatch();
      simulation.advance(Duration.ofSeconds(Math.round(millions * 1e6 / 0.9)));
      Tally all = simulation.tally();
      print(all.arrived(), all.since(before).arrived(), watch);
    }
  }

  private static void print(long all, long invocations, Stopwatch watch) {
    double processor = watch.processorSeconds();
    double wall = watch.seconds();
    System.out.printf(
        Locale.ROOT,
        "%-12d %14.2f %14.2f %14.1f%n",
        all,
        invocations / processor / 1e6,
        invocations / wall / 1e6,
        heapAfterCollection());
  }

  private static void aDay() {
    Machine.print(System.out, "24 hours, " + FUNCTIONS + " functions, one quota, Zipf's rates");
    Fleet fleet = Fleet.of(functions());
    resetPeaks();
    Stopwatch watch = new Stopwatch();
    fleet.advance(Duration.ofDays(1));
    double processor = watch.processorSeconds();
    double wall = watch.seconds();
    List<Tally> tallies = fleet.tallies();
    long arrived = tallies.stream().mapToLong(Tally::arrived).sum();
    long cold = tallies.stream().mapToLong(Tally::cold).sum();
    long refused = tallies.stream().mapToLong(Tally::refused).sum();
    double alive = tallies.stream().mapToDouble(Tally::alive).sum();
    System.out.printf(
        Locale.ROOT,
        "%d arrivals, %d cold, %d refused, %.1f instances on average%n"
            + "%.2f s of a core (%.2f M/s), %.2f s%n"
            + "heap: %.1f MiB at most with what was not collected yet, %.1f MiB used at the end%n",
        arrived,
        cold,
        refused,
        alive,
        processor,
        arrived / processor / 1e6,
        wall,
        peakHeap(),
        heapAfterCollection());
  }

  private static List<Simulation> functions() {
    double weights = 0;
    for (int rank = 1; rank <= FUNCTIONS; rank++) {
      weights += 1.0 / rank;
    }
    Quota account = Quota.of(1000);
    List<Simulation> functions = new ArrayList<>();
    for (int rank = 1; rank <= FUNCTIONS; rank++) {
      double rate = ARRIVALS_A_DAY / Duration.ofDays(1).toSeconds() / weights / rank;
      Kernel kernel = Kernel.of(lambda(), InstanceChoice.MOST_RECENTLY_USED, account);
      functions.add(simulation(rate, kernel, SEED + rank));
    }
    return functions;
  }

  private static Simulation simulation(double rate, Kernel kernel, long seed) {
    Times service = Times.exponential(Duration.ofMillis(1991));
    Times gaps = Times.exponential(Duration.ofNanos(Math.round(1e9 / rate)));
    Times start = Times.constant(Duration.ofMillis(300));
    return Simulation.of(kernel, new Workload(gaps, start, service, service), seed, Watcher.NONE);
  }

  private static Policy lambda() {
    Profile profile = Profile.of(Platform.LAMBDA);
    return new Policy(
        Instances.upTo(profile.get(Limit.INSTANCES_MAX).intValue()),
        1,
        0,
        profile.get(Limit.KEEP_ALIVE).duration(),
        profile.get(Limit.INIT_TIMEOUT).duration(),
        Duration.ofSeconds(60),
        Policy.TimeoutRule.ENDS_INSTANCE,
        Policy.PendingRule.UNLIMITED);
  }

  private static double heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024;
  }

  private static void resetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** The sum over the parts of the heap, each at its own worst moment. */
  private static double peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / 1024.0
        / 1024;
  }

  /** The time since it was made, and how much of it this thread had a processor. */
  private static final class Stopwatch {

    private final long start = System.nanoTime();
    private final long processorStart = processor();

    double seconds() {
      return (System.nanoTime() - start) / 1e9;
    }

    double processorSeconds() {
      return (processor() - processorStart) / 1e9;
    }

    private static long processor() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
