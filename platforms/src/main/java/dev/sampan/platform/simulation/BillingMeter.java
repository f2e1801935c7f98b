// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.Billing;
import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import dev.sampan.platform.kernel.Slot;
import dev.sampan.platform.kernel.Ticket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Adds up what a function is billed, from the facts that its kernel is told and from its commands.
 * What it keeps grows with the instances and invocations that are alive. Not thread-safe.
 */
public final class BillingMeter implements Watcher {

  private final Billing billing;
  private final int memory;
  private final Map<Slot, Account> accounts = new HashMap<>();
  private final Map<Ticket, Run> running = new LinkedHashMap<>();
  private long parts;
  private double billedNanos;

  /** What is to be billed of an instance. */
  private static final class Account {
    long init = -1;
    int running;
    long busySince;
  }

  /** What is to be billed of an invocation. */
  private record Run(Account account, long since, long init) {}

  /**
   * A meter at zero.
   *
   * @param memory the memory of an instance, in MiB
   */
  public BillingMeter(Billing billing, int memory) {
    this.billing = billing;
    this.memory = memory;
  }

  /** How many counts were billed: invocations, spans or instances. */
  public long parts() {
    return parts;
  }

  /** The billed time in seconds. */
  public double seconds() {
    return billedNanos / 1e9;
  }

  /** The billed time times the memory, in GiB-seconds. */
  public double gibibyteSeconds() {
    return seconds() * memory / 1024;
  }

  @Override
  public void saw(long now, Input fact, List<Command> commands) {
    if (fact instanceof Input.InstanceReady it) {
      ready(it.instance(), now);
    } else if (fact instanceof Input.InstanceGone it) {
      ended(it.instance(), now);
    }
    for (var command : commands) {
      saw(now, command);
    }
    // Last: an instance that takes the next invocation in the same moment was busy all the time.
    if (fact instanceof Input.InvocationFinished it) {
      finished(it.invocation(), now);
    }
  }

  private void saw(long now, Command command) {
    if (command instanceof Command.StartInstance it) {
      accounts.put(it.instance(), new Account());
    } else if (command instanceof Command.Dispatch it) {
      dispatched(it, now);
    } else if (command instanceof Command.FailInvocation it) {
      finished(it.invocation(), now);
    } else if (command instanceof Command.StopInstance it) {
      ended(it.instance(), now);
    }
  }

  private void ready(Slot it, long now) {
    var account = accounts.get(it);
    if (account != null && account.init < 0) {
      account.init = now - it.startedAt();
      if (billing.basis() == Billing.Basis.BUSY_INSTANCE) {
        bill(account.init);
      }
    }
  }

  private void dispatched(Command.Dispatch it, long now) {
    var account = Objects.requireNonNull(accounts.get(it.instance()), it.instance().id());
    if (account.running++ == 0) {
      account.busySince = now;
    }
    running.put(it.invocation(), new Run(account, now, it.cold() ? account.init : 0));
  }

  private void finished(Ticket it, long now) {
    var run = running.remove(it);
    if (run == null) {
      return;
    }
    var account = run.account();
    account.running--;
    if (billing.basis() == Billing.Basis.BUSY_INSTANCE) {
      if (account.running == 0) {
        bill(now - account.busySince);
      }
    } else {
      add(billing.billed(now - run.since(), run.init()));
    }
  }

  private void ended(Slot it, long now) {
    var account = accounts.remove(it);
    if (account == null) {
      return;
    }
    if (account.running > 0) {
      running.entrySet().stream()
          .filter(each -> each.getValue().account() == account)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(ticket -> finished(ticket, now));
    }
  }

  private void bill(long nanos) {
    add(billing.billed(nanos));
  }

  private void add(long billed) {
    parts++;
    billedNanos += billed;
  }
}
