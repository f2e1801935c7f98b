// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.kernel.Input;
import java.time.Duration;
import java.util.function.Function;

/** What one instance says, put into its pool's mailbox. */
final class PoolEvents implements InstanceEvents {

  private final FunctionPool pool;
  private final Flights flights;
  private final Member member;

  PoolEvents(FunctionPool pool, Flights flights, Member member) {
    this.pool = pool;
    this.flights = flights;
    this.member = member;
  }

  @Override
  public void ready(Startup startup) {
    pool.post(
        () -> {
          pool.started(member, member.ready(startup));
          pool.step(new Input.InstanceReady(member.slot()));
        });
  }

  @Override
  public void initFailed(String error) {
    pool.post(
        () -> {
          pool.launched(member);
          flights.because(new End(FailureKind.INIT_FAILED, error));
          pool.step(new Input.InstanceInitFailed(member.slot()));
          flights.because(null);
        });
  }

  @Override
  public void answered(String invocation, NativeReply reply) {
    ends(invocation, it -> new Ending.Replied(reply, flights.service(it)));
  }

  @Override
  public void failed(String invocation, FailureKind kind, String why) {
    ends(invocation, it -> new Ending.Failed(kind, why, flights.service(it)));
  }

  private void ends(String invocation, Function<Flight, Ending> how) {
    pool.post(
        () -> {
          var flight = flights.answerable(invocation);
          if (flight != null) {
            var ending = how.apply(flight);
            flights.remove(flight);
            pool.step(new Input.InvocationAnswered(flight));
            flight.ends(ending);
          }
        });
  }

  @Override
  public void free(String invocation) {
    pool.post(
        () -> {
          var flight = member.leaves(invocation);
          if (flights.has(invocation)) {
            failed(invocation, FailureKind.BAD_RESPONSE, "no answer");
          }
          pool.step(flight == null ? new Input.Tick() : new Input.InvocationFinished(flight));
        });
  }

  @Override
  public boolean provisioned() {
    return member.slot().provisioned();
  }

  @Override
  public void after(Duration span, Runnable task) {
    pool.after(span, task);
  }

  @Override
  public void gone(End how) {
    pool.post(
        () -> {
          flights.because(how);
          flights.dieWith(member);
          pool.ended(member, how.detail());
          member.gone().complete(null);
          pool.step(new Input.InstanceGone(member.slot()));
          flights.because(null);
        });
  }
}
