// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/**
 * Watches how many invocations run or wait, and tells an autoscaler their means at each tick. It
 * sleeps while there is no load to remember. Owned by the kernel.
 */
final class LoadWatch {

  private final Autoscaler autoscaler;
  private final Starts starts;
  private final long tick;
  private final int panicTicks;

  /** By tick, the load times the nanoseconds that it lasted; the last ones of a stable window. */
  private final double[] loads;

  /** How many ticks have ended. */
  private int ticks;

  private double loadOfTick;
  private int load;
  private long since;
  private long tickEnd = Long.MAX_VALUE;

  LoadWatch(Autoscaling scaling, Starts starts) {
    this.autoscaler = Autoscaler.of(scaling.rules());
    this.starts = starts;
    this.tick = Spans.nanos(scaling.tick());
    this.panicTicks = (int) scaling.panicWindow().dividedBy(scaling.tick());
    this.loads = new double[(int) scaling.rules().stableWindow().dividedBy(scaling.tick())];
  }

  /** When it wants to look again. */
  long nextAt() {
    return tickEnd;
  }

  /**
   * Takes note of the load from now on.
   *
   * @param running how many invocations run or wait
   * @param ready how many instances are ready
   */
  void sees(int running, int ready, long now) {
    skip(now);
    while (tickEnd <= now) {
      endTick(ready);
    }
    add(now);
    load = running;
    if (tickEnd == Long.MAX_VALUE && load > 0) {
      tickEnd = now + tick;
    }
  }

  /** Of a time longer than the window, in which nobody looked, the last part counts. */
  private void skip(long now) {
    var skipped = tickEnd == Long.MAX_VALUE ? 0 : (now - tickEnd) / tick - loads.length;
    if (skipped > 0) {
      tickEnd += skipped * tick;
      since = tickEnd - tick;
    }
  }

  private void endTick(int ready) {
    add(tickEnd);
    loads[ticks++ % loads.length] = loadOfTick;
    loadOfTick = 0;
    var stable = mean(loads.length);
    var wanted = autoscaler.decide(stable, mean(panicTicks), ready, tickEnd);
    var quiet = load == 0 && stable == 0 && !autoscaler.panicking();
    starts.scaleTo(quiet ? 0 : wanted);
    tickEnd = quiet ? Long.MAX_VALUE : tickEnd + tick;
  }

  private void add(long now) {
    loadOfTick += (double) load * (now - since);
    since = now;
  }

  private double mean(int last) {
    var sum = 0.0;
    for (var i = 1; i <= last && i <= ticks; i++) {
      sum += loads[(ticks - i) % loads.length];
    }
    return sum / last / tick;
  }
}
