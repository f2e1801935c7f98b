// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.kernel.Refusal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The invocations of a pool that have not ended, and what those are told whose instance fails.
 * Owned by the pool.
 */
final class Flights {

  /** The failures that say more than their kind does. */
  private static final Set<FailureKind> KNOWN =
      Set.of(
          FailureKind.CRASHED,
          FailureKind.OUT_OF_MEMORY,
          FailureKind.INIT_FAILED,
          FailureKind.THROTTLED,
          FailureKind.THROTTLED_FUNCTION,
          FailureKind.THROTTLED_RATE);

  private final InstantSource clock;
  private final Billing billing;
  private final int memoryMib;
  private final Map<String, Flight> all = new LinkedHashMap<>();

  /** The end of an instance, or of its init, that is handled just now. */
  private @Nullable End end;

  /** The instance whose failed start, or whose end, fails invocations just now. */
  private @Nullable Member dying;

  Flights(InstantSource clock, Billing billing, int memoryMib) {
    this.clock = clock;
    this.billing = billing;
    this.memoryMib = memoryMib;
  }

  void add(Flight flight) {
    all.put(flight.invocation().id(), flight);
  }

  void remove(Flight flight) {
    all.remove(flight.invocation().id());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  boolean has(String invocation) {
    return all.containsKey(invocation);
  }

  /** The invocation that its instance may still answer; null if it ended, or its answer is lost. */
  @Nullable Flight answerable(String invocation) {
    var flight = all.get(invocation);
    return flight == null || flight.doomed() ? null : flight;
  }

  /** From now on invocations fail for this; null if for nothing that is known. */
  void because(@Nullable End how) {
    end = how;
  }

  /** From now on invocations fail with this instance; null if with none. */
  void dieWith(@Nullable Member member) {
    dying = member;
  }

  void fail(Flight flight, FailureKind kind) {
    var how = end;
    if (how == null) {
      fail(flight, kind, "");
    } else {
      fail(flight, kind == FailureKind.CRASHED ? how.kind() : kind, how.detail());
    }
  }

  /**
   * Fails an invocation for a limit on load.
   *
   * @param reserved whether the bound on instances is the function's own
   */
  void refuse(Flight flight, Refusal limit, boolean reserved) {
    var kind =
        switch (limit) {
          case INSTANCES -> reserved ? FailureKind.THROTTLED_FUNCTION : FailureKind.THROTTLED;
          case START_RATE -> FailureKind.THROTTLED_RATE;
          case QUOTA -> FailureKind.THROTTLED;
        };
    fail(flight, kind, limit.text());
  }

  void fail(Flight flight, FailureKind kind, String why) {
    var id = flight.invocation().id();
    if (all.remove(id) == null) {
      return;
    }
    var member = flight.member();
    if (member != null) {
      member.forgets(id);
      member.tell(it -> it.abandon(id));
    }
    var known = KNOWN.contains(kind) ? why : "";
    flight.ends(new Ending.Failed(kind, known, service(flight)));
  }

  /** Of an invocation that waited for a start that failed, what that instance printed is known. */
  Service service(Flight flight) {
    return flight.member() == null && dying != null
        ? Service.none(dying.log())
        : flight.service(clock.instant(), billing, memoryMib);
  }
}
