// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.Platform;
import java.time.InstantSource;
import java.util.Map;

/**
 * The functions that a debugger may attach to: each has one instance, which is started ahead of any
 * call, and a time that can stand still.
 *
 * @param platform where they are debugged: the gateway's
 * @param times the time of each, by the function's name
 * @param standing whether the time of all other functions stands still for good
 */
public record Debugged(Platform platform, Map<String, PoolTime> times, boolean standing) {

  /** No function is debugged. */
  public static final Debugged NONE = new Debugged(Platform.LAMBDA, Map.of(), false);

  /** Copies the map. */
  public Debugged {
    times = Map.copyOf(times);
  }

  boolean has(Platform where, String function) {
    return where == platform && times.containsKey(function);
  }

  PoolTime time(Platform where, String function, InstantSource clock) {
    var time = where == platform ? times.get(function) : null;
    return time == null ? other(clock) : time;
  }

  private PoolTime other(InstantSource clock) {
    var time = new PoolTime(clock);
    if (standing) {
      time.stop();
    }
    return time;
  }
}
