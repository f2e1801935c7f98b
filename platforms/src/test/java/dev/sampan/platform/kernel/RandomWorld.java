// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Plays a random but possible story to a kernel and counts what it orders. */
final class RandomWorld {

  private static final class Live {
    boolean ready;
    final Map<Ticket, Long> running = new LinkedHashMap<>();
    final Map<Ticket, Long> answered = new LinkedHashMap<>();
  }

  private final Kernel kernel;
  private final Policy policy;
  private final Random random;
  private final Map<Slot, Live> instances = new LinkedHashMap<>();
  private final Map<Ticket, Integer> ends = new LinkedHashMap<>();
  private final StringBuilder log = new StringBuilder();
  private long now;
  private long wakeAt = Long.MAX_VALUE;
  private int arrived;

  RandomWorld(Policy policy, Random random, Quota quota) {
    this.kernel = Kernel.of(policy, choice(random), quota);
    this.policy = policy;
    this.random = random;
  }

  private static InstanceChoice choice(Random random) {
    return List.of(
            InstanceChoice.MOST_RECENTLY_USED,
            InstanceChoice.LEAST_RECENTLY_USED,
            InstanceChoice.NEWEST,
            InstanceChoice.OLDEST,
            InstanceChoice.random(random.nextLong()))
        .get(random.nextInt(5));
  }

  /** One random event at a random later time. */
  void step() {
    var millis = random.nextInt(5) == 0 ? random.nextInt(1500) : random.nextInt(20);
    now += millis * 1_000_000L;
    var possible = possible();
    feed(possible.get(random.nextInt(possible.size())));
  }

  /** Lets time pass, and nothing else happen, until the kernel wants nothing or some time is up. */
  void settle() {
    for (var i = 0; wakeAt != Long.MAX_VALUE && i < 1000; i++) {
      now = Math.max(wakeAt, now);
      wakeAt = Long.MAX_VALUE;
      feed(new Input.Tick());
    }
  }

  void shutDown() {
    feed(new Input.Shutdown());
  }

  int arrived() {
    return arrived;
  }

  int liveInstances() {
    return instances.size();
  }

  Map<Ticket, Integer> ends() {
    return ends;
  }

  String log() {
    return log.toString();
  }

  private List<Input> possible() {
    var possible = new ArrayList<Input>();
    possible.add(new Input.InvocationArrived(new Stage.Named("n" + arrived)));
    possible.add(new Input.InvocationArrived(new Stage.Named("n" + arrived)));
    possible.add(new Input.Tick());
    possible.add(new Input.ScaleTo(random.nextInt(3)));
    instances.forEach((id, it) -> add(possible, id, it));
    return possible;
  }

  private static void add(List<Input> possible, Slot id, Live it) {
    possible.add(new Input.InstanceGone(id));
    if (!it.ready) {
      possible.add(new Input.InstanceReady(id));
      possible.add(new Input.InstanceReady(id));
      possible.add(new Input.InstanceInitFailed(id));
    }
    it.running.forEach((one, at) -> possible.add(new Input.InvocationAnswered(one)));
    it.running.forEach((one, at) -> possible.add(new Input.InvocationFinished(one)));
    it.answered.forEach((one, at) -> possible.add(new Input.InvocationFinished(one)));
  }

  private void feed(Input input) {
    observe(input);
    var commands = kernel.step(input, now);
    log.append(now).append(' ').append(input).append(' ').append(commands).append('\n');
    commands.forEach(this::obey);
  }

  private void observe(Input input) {
    if (input instanceof Input.InvocationArrived) {
      arrived++;
    } else if (input instanceof Input.InstanceReady it) {
      live(it.instance()).ready = true;
    } else if (input instanceof Input.InstanceGone it) {
      instances.remove(it.instance());
    } else if (input instanceof Input.InvocationAnswered it) {
      var live = liveOf(it.invocation());
      live.answered.put(it.invocation(), live.running.remove(it.invocation()));
      end(it.invocation());
    } else if (input instanceof Input.InvocationFinished it) {
      var live = liveOf(it.invocation());
      if (live.running.remove(it.invocation()) != null) {
        end(it.invocation());
      }
      live.answered.remove(it.invocation());
    }
  }

  private Live liveOf(Ticket invocation) {
    return instances.values().stream()
        .filter(it -> it.running.containsKey(invocation) || it.answered.containsKey(invocation))
        .findFirst()
        .orElseThrow();
  }

  private void obey(Command command) {
    if (command instanceof Command.StartInstance it) {
      instances.put(it.instance(), new Live());
      assertThat(instances).hasSizeLessThanOrEqualTo(policy.instances().most());
    } else if (command instanceof Command.StopInstance it) {
      assertThat(instances.remove(it.instance())).isNotNull();
    } else if (command instanceof Command.Dispatch it) {
      obey(it);
    } else if (command instanceof Command.FailInvocation it) {
      instances.values().forEach(live -> live.running.remove(it.invocation()));
      end(it.invocation());
    } else if (command instanceof Command.RefuseInvocation it) {
      end(it.invocation());
    } else if (command instanceof Command.WakeAt it) {
      wakeAt = it.at();
    }
  }

  private void obey(Command.Dispatch it) {
    var live = live(it.instance());
    assertThat(live.ready).isTrue();
    live.running.put(it.invocation(), it.deadline());
    live.answered.values().removeIf(deadline -> deadline <= now);
    assertThat(live.running.size() + live.answered.size())
        .isLessThanOrEqualTo(policy.concurrency());
    assertThat(it.deadline() - now).isLessThanOrEqualTo(policy.timeout().toNanos());
  }

  private Live live(Slot instance) {
    var live = instances.get(instance);
    assertThat(live).as("instance %s", instance).isNotNull();
    return Objects.requireNonNull(live);
  }

  private void end(Ticket invocation) {
    ends.merge(invocation, 1, Integer::sum);
  }
}
