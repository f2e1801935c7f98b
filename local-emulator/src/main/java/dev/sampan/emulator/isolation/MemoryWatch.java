// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after what every instance uses, ten times a second, and tells which one uses more than it
 * may. What comes and goes between two looks is not seen. Thread-safe.
 */
public final class MemoryWatch {

  static final long PERIOD_MILLIS = 100;

  private final ResidentMemory memory;
  private final Map<Long, Watched> watched = new ConcurrentHashMap<>();

  private MemoryWatch(ResidentMemory memory) {
    this.memory = memory;
  }

  /** A watch that looks when the timer says so, on a system that tells what processes use. */
  public static MemoryWatch start(ScheduledExecutorService timer) {
    var watch = new MemoryWatch(ResidentMemory.ofSystem());
    if (watch.works()) {
      var unused =
          timer.scheduleWithFixedDelay(
              watch::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
    return watch;
  }

  /** Whether this system tells what processes use. */
  public boolean works() {
    return memory.known();
  }

  /**
   * Looks after a process until {@link #forget}.
   *
   * @param temporary its temporary directory
   * @param exceeded told once, with what is exceeded and by how much; must not block
   */
  public void watch(
      ProcessHandle process, Allowance allowance, Path temporary, Consumer<String> exceeded) {
    watched.put(process.pid(), new Watched(process, allowance, temporary, exceeded));
  }

  /** Looks after it no more. */
  public void forget(ProcessHandle process) {
    watched.remove(process.pid());
  }

  /** What a process and its children hold now, in bytes; 0 if it is gone or nobody tells. */
  public long bytes(ProcessHandle process) {
    return memory.bytes(process);
  }

  /** The most memory that was seen of a watched process, in bytes. */
  public long peak(ProcessHandle process) {
    var it = watched.get(process.pid());
    return it == null ? 0 : it.peak();
  }

  private void look() {
    watched.values().forEach(it -> it.look(memory));
  }
}
