// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import org.jspecify.annotations.Nullable;

/** The instance used last, or the one not used for longest: a list linked through the slots. */
final class ByLastUse implements FreeInstances {

  private final boolean mostRecent;
  private @Nullable Slot newest;
  private @Nullable Slot oldest;

  ByLastUse(boolean mostRecent) {
    this.mostRecent = mostRecent;
  }

  @Override
  public void add(Slot it) {
    it.older = newest;
    if (newest == null) {
      oldest = it;
    } else {
      newest.newer = it;
    }
    newest = it;
  }

  @Override
  public void used(Slot it) {
    if (it != newest) {
      remove(it);
      add(it);
    }
  }

  @Override
  public void remove(Slot it) {
    if (it.newer == null) {
      newest = it.older;
    } else {
      it.newer.older = it.older;
    }
    if (it.older == null) {
      oldest = it.newer;
    } else {
      it.older.newer = it.newer;
    }
    it.newer = null;
    it.older = null;
  }

  @Override
  public @Nullable Slot choose() {
    return mostRecent ? newest : oldest;
  }
}
