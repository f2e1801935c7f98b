// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.kernel.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invocation between its arrival and its end. Owned by the pool, which alone reads it. */
final class Flight extends Ticket {

  private final Invocation invocation;
  private @Nullable Member member;
  private Instant departedAt = Instant.EPOCH;
  private boolean cold;
  private boolean doomed;

  Flight(Invocation invocation) {
    this.invocation = invocation;
  }

  Invocation invocation() {
    return invocation;
  }

  @Nullable Member member() {
    return member;
  }

  void departs(Member to, Instant now, boolean first) {
    member = to;
    departedAt = now;
    cold = first;
  }

  /** Its instance is about to crash: an answer that still comes is lost. */
  void dooms() {
    doomed = true;
  }

  boolean doomed() {
    return doomed;
  }

  /**
   * Where and how long it ran.
   *
   * @param memory of the instance, in MiB
   */
  Service service(Instant now, Billing billing, int memory) {
    if (member == null) {
      return Service.NONE;
    }
    var startup = cold ? member.startup() : null;
    var duration = Duration.between(departedAt, now);
    var init = startup == null ? Duration.ZERO : startup.billed();
    var bill = billing.bill(duration, init, memory);
    return new Service(member.id(), cold, startup, duration, bill, member.peakMiB(), member.log());
  }

  void ends(Ending ending) {
    invocation.ending().complete(ending);
  }
}
