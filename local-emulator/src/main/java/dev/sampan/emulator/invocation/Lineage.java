// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many invocations stand before an invocation in its chain: what one published started the
 * next. Thread-safe. Only so many are remembered, the last ones; what publishes long after its
 * invocation ended begins a chain of its own.
 */
public final class Lineage {

  private static final int REMEMBERED = 20_000;

  private final Object lock = new Object();
  private final Map<String, Integer> hops =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Nothing is known yet. */
  public Lineage() {}

  /**
   * An invocation handles events of a chain.
   *
   * @param before how many invocations stand before it; 0 for none, which needs no note
   */
  public void began(String invocation, int before) {
    if (before > 0) {
      synchronized (lock) {
        hops.put(invocation, before);
      }
    }
  }

  /** How many invocations stand before an event that this one publishes: itself at least. */
  public int after(String invocation) {
    synchronized (lock) {
      return hops.getOrDefault(invocation, 0) + 1;
    }
  }
}
