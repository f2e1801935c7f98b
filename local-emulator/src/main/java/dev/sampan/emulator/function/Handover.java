// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.condition.Faults;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.fault.Fault;
import dev.sampan.platform.fault.FaultKind;
import dev.sampan.platform.kernel.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Hands invocations of one function to its instances, unless a fault comes between. */
final class Handover {

  private final Faults faults;
  private final String function;

  Handover(Faults faults, String function) {
    this.faults = faults;
    this.function = function;
  }

  void hand(Flight flight, Member member, Instant deadline) {
    var invocation = flight.invocation();
    if (strikes(FaultKind.TIMEOUT, invocation).isPresent()) {
      return;
    }
    var skew = strikes(FaultKind.CLOCK_SKEW, invocation).map(Fault::amount).orElse(Duration.ZERO);
    member.tell(to -> to.dispatch(invocation, deadline.plus(skew)));
    if (strikes(FaultKind.CRASH, invocation).isPresent()) {
      flight.dooms();
      member.tell(to -> to.stop(StopReason.TIMEOUT));
    }
  }

  private Optional<Fault> strikes(FaultKind kind, Invocation invocation) {
    return faults.strikes(kind, function, invocation.source());
  }
}
