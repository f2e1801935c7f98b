// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.Input;
import java.util.Arrays;

/** What will happen, earliest first: a heap of facts by their times. */
final class Agenda {

  private long[] times = new long[16];
  private Input[] facts = new Input[16];
  private int size;

  int size() {
    return size;
  }

  long earliest() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  void add(long time, Input fact) {
    if (size == facts.length) {
      times = Arrays.copyOf(times, 2 * size);
      facts = Arrays.copyOf(facts, 2 * size);
    }
    var index = size++;
    for (var parent = (index - 1) / 2; index > 0 && times[parent] > time; ) {
      move(parent, index);
      index = parent;
      parent = (index - 1) / 2;
    }
    put(index, time, fact);
  }

  Input remove() {
    var first = facts[0];
    var time = times[--size];
    var fact = facts[size];
    var index = 0;
    for (var child = 1; child < size; child = 2 * index + 1) {
      if (child + 1 < size && times[child + 1] < times[child]) {
        child++;
      }
      if (time <= times[child]) {
        break;
      }
      move(child, index);
      index = child;
    }
    put(index, time, fact);
    forgetTail();
    return first;
  }

  private void forgetTail() {
    Arrays.fill(facts, size, size + 1, null);
    if (size < facts.length / 4 && facts.length > 16) {
      times = Arrays.copyOf(times, facts.length / 2);
      facts = Arrays.copyOf(facts, facts.length / 2);
    }
  }

  private void move(int from, int to) {
    put(to, times[from], facts[from]);
  }

  private void put(int index, long time, Input fact) {
    times[index] = time;
    facts[index] = fact;
  }
}
