// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays a random but possible story to a kernel and counts what it orders. */
final class RandomWorld {

  private static final class Live {
    boolean ready;
    final Map<String, Instant> running = new TreeMap<>();
    final Map<String, Instant> answered = new TreeMap<>();
  }

  private final Kernel kernel;
  private final Policy policy;
  private final Random random;
  private final Map<String, Live> instances = new TreeMap<>();
  private final Map<String, Integer> ends = new TreeMap<>();
  private final StringBuilder log = new StringBuilder();
  private Instant now = Instant.EPOCH;
  private @Nullable Instant wakeAt;
  private int arrived;

  RandomWorld(Policy policy, Random random) {
    this.kernel = Kernel.of(policy);
    this.policy = policy;
    this.random = random;
  }

  /** One random event at a random later time. */
  void step() {
    now = now.plusMillis(random.nextInt(5) == 0 ? random.nextInt(1500) : random.nextInt(20));
    var possible = possible();
    feed(possible.get(random.nextInt(possible.size())));
  }

  /** Lets everything that is under way come to its end, with nothing but time passing. */
  void settle() {
    for (var i = 0; wakeAt != null && i < 10_000; i++) {
      now = wakeAt.isAfter(now) ? wakeAt : now;
      wakeAt = null;
      feed(new Input.Tick());
    }
  }

  int arrived() {
    return arrived;
  }

  int liveInstances() {
    return instances.size();
  }

  Map<String, Integer> ends() {
    return ends;
  }

  String log() {
    return log.toString();
  }

  private List<Input> possible() {
    var possible = new ArrayList<Input>();
    possible.add(new Input.InvocationArrived("n" + arrived));
    possible.add(new Input.InvocationArrived("n" + arrived));
    possible.add(new Input.Tick());
    instances.forEach((id, it) -> add(possible, id, it));
    return possible;
  }

  private static void add(List<Input> possible, String id, Live it) {
    possible.add(new Input.InstanceGone(id));
    if (!it.ready) {
      possible.add(new Input.InstanceReady(id));
      possible.add(new Input.InstanceReady(id));
      possible.add(new Input.InstanceInitFailed(id));
    }
    it.running.forEach((one, at) -> possible.add(new Input.InvocationAnswered(id, one)));
    it.running.forEach((one, at) -> possible.add(new Input.InvocationFinished(id, one)));
    it.answered.forEach((one, at) -> possible.add(new Input.InvocationFinished(id, one)));
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
      var deadline = live(it.instance()).running.remove(it.invocation());
      live(it.instance()).answered.put(it.invocation(), Objects.requireNonNull(deadline));
      end(it.invocation());
    } else if (input instanceof Input.InvocationFinished it) {
      if (live(it.instance()).running.remove(it.invocation()) != null) {
        end(it.invocation());
      }
      live(it.instance()).answered.remove(it.invocation());
    }
  }

  private void obey(Command command) {
    if (command instanceof Command.StartInstance it) {
      instances.put(it.instance(), new Live());
      assertThat(instances).hasSizeLessThanOrEqualTo(policy.maxInstances());
    } else if (command instanceof Command.StopInstance it) {
      assertThat(instances.remove(it.instance())).isNotNull();
    } else if (command instanceof Command.Dispatch it) {
      obey(it);
    } else if (command instanceof Command.FailInvocation it) {
      instances.values().forEach(live -> live.running.remove(it.invocation()));
      end(it.invocation());
    } else if (command instanceof Command.WakeAt it) {
      wakeAt = it.at();
    }
  }

  private void obey(Command.Dispatch it) {
    var live = live(it.instance());
    assertThat(live.ready).isTrue();
    live.running.put(it.invocation(), it.deadline());
    live.answered.values().removeIf(deadline -> !now.isBefore(deadline));
    assertThat(live.running.size() + live.answered.size())
        .isLessThanOrEqualTo(policy.concurrency());
    assertThat(Duration.between(now, it.deadline())).isLessThanOrEqualTo(policy.timeout());
  }

  private Live live(String instance) {
    var live = instances.get(instance);
    assertThat(live).as("instance %s", instance).isNotNull();
    return Objects.requireNonNull(live);
  }

  private void end(String invocation) {
    ends.merge(invocation, 1, Integer::sum);
  }
}
