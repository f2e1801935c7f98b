// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.invocation.Invocation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime may do when. One invocation at a time moves the runtime through its states; where
 * several run at once, each of them has states of its own. Thread-safe.
 */
final class RuntimeSteps {

  /** Why a step is not allowed. */
  enum No {
    /** The state does not allow it. */
    STATE,
    /** There is no such invocation. */
    UNKNOWN,
    /** The invocation was given up before. */
    LATE
  }

  /**
   * What came of a step.
   *
   * @param before the state until then
   * @param no why it is not allowed; null if it is
   * @param invocation the invocation that the step is about, or that it ends; null if there is none
   */
  record Step(RuntimeState before, @Nullable No no, @Nullable Invocation invocation) {

    boolean allowed() {
      return no == null;
    }
  }

  private static final int REMEMBERED = 1000;

  private static final class Turn {
    private final Invocation invocation;
    private RuntimeState state = RuntimeState.RUNNING;

    Turn(Invocation invocation) {
      this.invocation = invocation;
    }
  }

  private final Object lock = new Object();
  private final boolean concurrent;
  private final Map<String, Turn> turns = new HashMap<>();
  private final Map<String, Boolean> late =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private RuntimeState state = RuntimeState.STARTED;

  /** A runtime that has just started; {@code concurrent} if it takes several at once. */
  RuntimeSteps(boolean concurrent) {
    this.concurrent = concurrent;
  }

  boolean concurrent() {
    return concurrent;
  }

  /** An invocation is handed to the runtime. */
  void offers(Invocation invocation) {
    synchronized (lock) {
      if (!concurrent) {
        turns.clear();
        state = state == RuntimeState.STARTED ? state : RuntimeState.RUNNING;
      }
      turns.put(invocation.id(), new Turn(invocation));
    }
  }

  /** The invocation was given up: an answer to it is too late. */
  void abandons(String invocation) {
    synchronized (lock) {
      if (concurrent && turns.remove(invocation) != null) {
        late.put(invocation, true);
      }
    }
  }

  /** The runtime asks for an invocation, which may be there already. */
  Step asks() {
    synchronized (lock) {
      var before = state;
      if (!before.allows(RuntimeState.READY)) {
        return new Step(before, No.STATE, null);
      }
      if (concurrent) {
        state = RuntimeState.READY;
        return new Step(before, null, null);
      }
      var turn = turns.values().stream().findFirst().orElse(null);
      if (before == RuntimeState.RESPONSE_SENT) {
        turns.clear();
        state = RuntimeState.READY;
        return new Step(before, null, turn == null ? null : turn.invocation);
      }
      state = turn == null ? RuntimeState.READY : RuntimeState.RUNNING;
      return new Step(before, null, null);
    }
  }

  /** Whether it was restored, and has not asked for an invocation since. */
  boolean restoring() {
    synchronized (lock) {
      return state == RuntimeState.RESTORING;
    }
  }

  /** A step of the runtime as a whole: an init error, a restore, a restore error. */
  Step moves(RuntimeState target) {
    synchronized (lock) {
      var before = state;
      if (!before.allows(target)) {
        return new Step(before, No.STATE, null);
      }
      state = target == RuntimeState.RESTORE_READY ? RuntimeState.RESTORING : target;
      return new Step(before, null, null);
    }
  }

  /** The runtime begins to answer. */
  Step answers(String id, RuntimeState target) {
    synchronized (lock) {
      var turn = turns.get(id);
      var before = concurrent && turn != null ? turn.state : state;
      if (concurrent && turn == null) {
        return new Step(before, late.containsKey(id) ? No.LATE : No.UNKNOWN, null);
      }
      if (turn == null && !turns.isEmpty()) {
        return new Step(before, No.UNKNOWN, null);
      }
      if (turn == null || !before.allows(target)) {
        return new Step(before, concurrent ? No.UNKNOWN : No.STATE, null);
      }
      move(turn, target);
      return new Step(before, null, turn.invocation);
    }
  }

  /** The answer is whole; true if it is still wanted. */
  boolean answered(String id) {
    synchronized (lock) {
      var turn = turns.get(id);
      if (turn != null) {
        move(turn, RuntimeState.RESPONSE_SENT);
        if (concurrent) {
          turns.remove(id);
        }
      }
      return turn != null;
    }
  }

  private void move(Turn turn, RuntimeState target) {
    turn.state = target;
    if (!concurrent) {
      state = target;
    }
  }
}
