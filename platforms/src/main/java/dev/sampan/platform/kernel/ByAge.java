// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The instance started last, or the one started first. */
final class ByAge implements FreeInstances {

  private final boolean newest;
  private final TreeMap<Long, Slot> free = new TreeMap<>();

  ByAge(boolean newest) {
    this.newest = newest;
  }

  @Override
  public void add(Slot it) {
    free.put(it.number(), it);
  }

  @Override
  public void used(Slot it) {
    // Its age is the same as before.
  }

  @Override
  public void remove(Slot it) {
    free.remove(it.number());
  }

  @Override
  public @Nullable Slot choose() {
    Map.Entry<Long, Slot> entry = newest ? free.lastEntry() : free.firstEntry();
    return entry == null ? null : entry.getValue();
  }
}
