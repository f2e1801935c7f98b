// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The instances by the time at which the kernel must look at them again. Each stands in it once,
 * under a time that may be too early but is never too late; so an instance that is used all the
 * time is moved rarely.
 */
final class Deadlines {

  private Slot[] heap = new Slot[16];
  private int size;

  int size() {
    return size;
  }

  Slot get(int index) {
    return heap[index];
  }

  long earliest() {
    return size == 0 ? Long.MAX_VALUE : heap[0].due;
  }

  @Nullable Slot first() {
    return size == 0 ? null : heap[0];
  }

  void add(Slot it, long due) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    it.due = due;
    up(it, size++);
  }

  void remove(Slot it) {
    var moved = heap[--size];
    var index = it.heapIndex;
    it.heapIndex = -1;
    if (moved != it) {
      up(moved, index);
      down(moved, moved.heapIndex);
    }
    shrink();
  }

  /** Sees to it that the instance is looked at by this time. */
  void atLatest(Slot it, long due) {
    if (due < it.due) {
      it.due = due;
      up(it, it.heapIndex);
    }
  }

  /** Puts off an instance that was looked at too early. */
  void later(Slot it, long due) {
    it.due = due;
    down(it, it.heapIndex);
  }

  private void up(Slot it, int from) {
    var index = from;
    while (index > 0) {
      var parent = (index - 1) / 2;
      if (heap[parent].due <= it.due) {
        break;
      }
      put(heap[parent], index);
      index = parent;
    }
    put(it, index);
  }

  private void down(Slot it, int from) {
    var index = from;
    for (var child = 2 * index + 1; child < size; child = 2 * index + 1) {
      if (child + 1 < size && heap[child + 1].due < heap[child].due) {
        child++;
      }
      if (it.due <= heap[child].due) {
        break;
      }
      put(heap[child], index);
      index = child;
    }
    put(it, index);
  }

  private void put(Slot it, int index) {
    heap[index] = it;
    it.heapIndex = index;
  }

  /** Gives back what a burst has taken, and forgets the instances that are gone. */
  private void shrink() {
    if (size < heap.length / 4 && heap.length > 16) {
      heap = Arrays.copyOf(heap, heap.length / 2);
    }
    Arrays.fill(heap, size, Math.min(size + 1, heap.length), null);
  }
}
