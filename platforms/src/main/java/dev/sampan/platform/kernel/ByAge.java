// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The instance started last, or the one started first: a heap by their numbers. */
final class ByAge implements FreeInstances {

  private final boolean newest;
  private Slot[] heap = new Slot[16];
  private int size;

  ByAge(boolean newest) {
    this.newest = newest;
  }

  @Override
  public void add(Slot it) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    up(it, size++);
  }

  @Override
  public void used(Slot it) {
    // Its age is the same as before.
  }

  @Override
  public void remove(Slot it) {
    var moved = heap[--size];
    var index = it.setIndex;
    it.setIndex = -1;
    if (moved != it) {
      up(moved, index);
      down(moved, moved.setIndex);
    }
    Arrays.fill(heap, size, size + 1, null);
  }

  @Override
  public @Nullable Slot choose() {
    return size == 0 ? null : heap[0];
  }

  private boolean goesFirst(Slot one, Slot other) {
    return newest ? one.number() > other.number() : one.number() < other.number();
  }

  private void up(Slot it, int from) {
    var index = from;
    for (var parent = (index - 1) / 2; index > 0 && goesFirst(it, heap[parent]); ) {
      put(heap[parent], index);
      index = parent;
      parent = (index - 1) / 2;
    }
    put(it, index);
  }

  private void down(Slot it, int from) {
    var index = from;
    for (var child = 2 * index + 1; child < size; child = 2 * index + 1) {
      if (child + 1 < size && goesFirst(heap[child + 1], heap[child])) {
        child++;
      }
      if (!goesFirst(heap[child], it)) {
        break;
      }
      put(heap[child], index);
      index = child;
    }
    put(it, index);
  }

  private void put(Slot it, int index) {
    heap[index] = it;
    it.setIndex = index;
  }
}
