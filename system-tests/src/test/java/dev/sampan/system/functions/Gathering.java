// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Lifecycle;
import dev.sampan.Startup;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/**
 * Answers when as many calls are in flight as its setting {@code party} says, with what it was told
 * of its life; fails when it is asked to.
 */
public final class Gathering implements Handler<String, String>, Lifecycle {

  private final CyclicBarrier party;
  private final List<String> life = new CopyOnWriteArrayList<>(List.of("started"));

  /** Takes its setting. */
  public Gathering(Startup startup) {
    this.party = new CyclicBarrier(Integer.parseInt(startup.require("party")));
  }

  @Override
  public void prime(Startup startup) {
    life.add("primed");
  }

  @Override
  public void restored(Startup startup) {
    life.add("restored");
  }

  @Override
  public String handle(String input, Context context) throws Exception {
    if (input.equals("fail")) {
      throw new IllegalStateException("asked to fail");
    }
    party.await(20, TimeUnit.SECONDS);
    return context.invocationId() + ": " + String.join(", ", life);
  }
}
