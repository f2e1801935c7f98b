// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.schedule;

import dev.sampan.ScheduleFired;
import dev.sampan.platform.Platform;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ScheduleTrigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of a project on one platform, fired by the clock and on demand. Thread-safe.
 *
 * <p>A firing that is missed because the emulator was stopped is not made up. One that comes late,
 * as the machine was asleep, is made up once, by the latest that was due, with the time at which it
 * was due.
 */
public final class Schedules implements AutoCloseable {

  /** Alarms do not count the time that a machine sleeps, so the clock is asked now and then. */
  private static final Duration MOST_WAIT = Duration.ofSeconds(30);

  /** Before what could not be told is told again. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Platform platform;
  private final ScheduleListener listener;
  private final Alarm alarm;
  private final InstantSource clock;
  private final Consumer<String> trouble;
  private final Map<String, Plan> plans = new LinkedHashMap<>();
  private final Object lock = new Object();
  private boolean closed;
  private boolean retrying;

  private Schedules(
      Platform platform,
      ScheduleListener listener,
      Alarm alarm,
      InstantSource clock,
      Consumer<String> trouble) {
    this.platform = platform;
    this.listener = listener;
    this.alarm = alarm;
    this.clock = clock;
    this.trouble = trouble;
  }

  /**
   * Begins to fire the schedules of a manifest, from now on.
   *
   * @param platform whose dialect they are rendered in
   * @param manifest has the schedules
   * @param listener is told of each firing
   * @param alarm wakes it up
   * @param clock the time
   * @param trouble is told why a firing could not be recorded
   */
  public static Schedules start(
      Platform platform,
      Manifest manifest,
      ScheduleListener listener,
      Alarm alarm,
      InstantSource clock,
      Consumer<String> trouble) {
    var schedules = new Schedules(platform, listener, alarm, clock, trouble);
    schedules.use(manifest);
    schedules.wake();
    return schedules;
  }

  /**
   * Takes the schedules of a changed manifest; those that are still the same go on as they were.
   */
  public void use(Manifest manifest) {
    synchronized (lock) {
      var before = Map.copyOf(plans);
      plans.clear();
      for (var function : manifest.functions()) {
        for (var trigger : function.triggers()) {
          if (trigger instanceof ScheduleTrigger schedule) {
            var fresh = Plan.of(platform, function.name(), schedule, clock.instant());
            var old = before.get(schedule.name());
            plans.put(schedule.name(), old != null && old.isLike(fresh) ? old : fresh);
          }
        }
      }
    }
  }

  private void wake() {
    fireDue();
    synchronized (lock) {
      if (!closed) {
        alarm.after(untilNext(clock.instant()), this::wake);
      }
    }
  }

  private void fireDue() {
    var due = new LinkedHashMap<Plan, Instant>();
    synchronized (lock) {
      if (!closed) {
        var now = clock.instant();
        plans.values().forEach(plan -> plan.due(now).ifPresent(at -> due.put(plan, at)));
      }
    }
    due.forEach(this::fire);
  }

  private Duration untilNext(Instant now) {
    var next = plans.values().stream().flatMap(it -> it.next().stream()).min(Instant::compareTo);
    var wait = next.map(it -> Duration.between(now, it)).orElse(MOST_WAIT);
    if (wait.compareTo(MOST_WAIT) > 0) {
      return MOST_WAIT;
    }
    // What is due already, though it was just fired, is what could not be told.
    return wait.isNegative() || wait.isZero() ? RETRY : wait;
  }

  private void fire(Plan plan, Instant at) {
    var unused = tell(plan, at).whenComplete((it, e) -> told(plan, at, e));
  }

  private void told(Plan plan, Instant at, @Nullable Throwable e) {
    if (e == null) {
      return;
    }
    boolean first;
    synchronized (lock) {
      plan.undone(at);
      first = !retrying;
      retrying = true;
    }
    if (first) {
      alarm.after(RETRY, this::retry);
      trouble.accept(
          "the schedule " + plan.trigger().name() + " could not fire, and is tried again: " + e);
    }
  }

  private void retry() {
    synchronized (lock) {
      retrying = false;
    }
    fireDue();
  }

  private CompletableFuture<@Nullable Void> tell(Plan plan, Instant at) {
    var trigger = plan.trigger();
    var source = plan.source();
    var fired = new ScheduleFired(trigger.name(), at, trigger.input());
    return listener.fired(source, new ScheduleFiring(UUID.randomUUID().toString(), fired, 1));
  }

  /**
   * Fires a schedule now; also one that the platform has no form for.
   *
   * @param name the schedule's name
   * @param at when it is said to be due; the present time if empty
   * @return completed with that time once the firing will not be lost
   * @throws NoSuchElementException if there is no such schedule; the message names those there are
   */
  public CompletableFuture<Instant> tick(String name, Optional<Instant> at) {
    Plan plan;
    synchronized (lock) {
      plan = plans.get(name);
      if (plan == null) {
        throw new NoSuchElementException(
            plans.isEmpty()
                ? "the project has no schedules"
                : "there is no schedule "
                    + name
                    + "; there are "
                    + String.join(", ", plans.keySet()));
      }
    }
    var due = at.orElseGet(clock::instant);
    return tell(plan, due).thenApply(it -> due);
  }

  /** Every schedule with its next firing, the soonest first; those that never fire last. */
  public List<Planned> planned() {
    synchronized (lock) {
      var now = clock.instant();
      return plans.values().stream()
          .map(it -> it.planned(now))
          .sorted(
              Comparator.comparing(
                  Planned::next, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
          .toList();
    }
  }

  /** Fires no more. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
  }
}
