// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Any instance; the row of choices follows from the seed. */
final class AtRandom implements FreeInstances {

  private final SplittableRandom random;
  private final List<Slot> free = new ArrayList<>();

  AtRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public void add(Slot it) {
    it.setIndex = free.size();
    free.add(it);
  }

  @Override
  public void used(Slot it) {
    // All are as good as ever.
  }

  @Override
  public void remove(Slot it) {
    var last = free.remove(free.size() - 1);
    if (last != it) {
      free.set(it.setIndex, last);
      last.setIndex = it.setIndex;
    }
    it.setIndex = -1;
  }

  @Override
  public @Nullable Slot choose() {
    return free.isEmpty() ? null : free.get(random.nextInt(free.size()));
  }
}
