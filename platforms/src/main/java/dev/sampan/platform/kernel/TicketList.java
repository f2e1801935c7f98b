// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import org.jspecify.annotations.Nullable;

/** Tickets, oldest first, linked through themselves. A ticket is in one list at most. */
final class TicketList {

  @Nullable Ticket first;
  @Nullable Ticket last;
  int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(Ticket it) {
    it.list = this;
    it.before = last;
    it.after = null;
    if (last == null) {
      first = it;
    } else {
      last.after = it;
    }
    last = it;
    size++;
  }

  void remove(Ticket it) {
    if (it.before == null) {
      first = it.after;
    } else {
      it.before.after = it.after;
    }
    if (it.after == null) {
      last = it.before;
    } else {
      it.after.before = it.before;
    }
    it.before = null;
    it.after = null;
    it.list = null;
    size--;
  }
}
