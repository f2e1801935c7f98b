// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after what every instance uses, ten times a second, and tells which one uses more than it
 * may. What comes and goes between two looks is not seen. Thread-safe.
 */
public final class MemoryWatch {

  private static final long PERIOD_MILLIS = 100;

  private final Map<Long, Watched> watched = new ConcurrentHashMap<>();

  private MemoryWatch() {}

  /** A watch that looks when the timer says so, on a system that tells what processes use. */
  public static MemoryWatch start(ScheduledExecutorService timer) {
    var watch = new MemoryWatch();
    if (ResidentMemory.known()) {
      var unused =
          timer.scheduleWithFixedDelay(
              watch::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
    return watch;
  }

  /**
   * Looks after a process until {@link #forget}.
   *
   * @param temporary its temporary directory
   * @param exceeded told once, with what is exceeded and by how much; must not block
   */
  public void watch(
      ProcessHandle process, Allowance allowance, Path temporary, Consumer<String> exceeded) {
    watched.put(process.pid(), new Watched(allowance, temporary, exceeded));
  }

  /**
   * The most memory that a process and what it started held, as far as was seen; 0 if this system
   * does not tell, or if it is not watched.
   */
  public long peakBytes(long pid) {
    var process = watched.get(pid);
    var seen = process == null ? 0 : process.peakBytes();
    return seen > 0 || process == null ? seen : ResidentMemory.bytes(pid).orElse(0);
  }

  /** Looks after it no more. */
  public void forget(ProcessHandle process) {
    watched.remove(process.pid());
  }

  /** One pass over the processes of this machine tells of all instances. */
  private void look() {
    if (watched.isEmpty()) {
      return;
    }
    var held = new HashMap<Long, Long>();
    ProcessHandle.current().descendants().forEach(it -> add(it, held));
    watched.forEach((pid, it) -> it.look(held.getOrDefault(pid, 0L)));
  }

  private void add(ProcessHandle process, Map<Long, Long> held) {
    var instance = instanceOf(process);
    if (instance != 0) {
      held.merge(instance, ResidentMemory.bytes(process.pid()).orElse(0), Long::sum);
    }
  }

  /** The watched process that it is, or that started it; 0 if there is none. */
  private long instanceOf(ProcessHandle process) {
    for (var it = Optional.of(process); it.isPresent(); it = it.get().parent()) {
      if (watched.containsKey(it.get().pid())) {
        return it.get().pid();
      }
    }
    return 0;
  }
}
