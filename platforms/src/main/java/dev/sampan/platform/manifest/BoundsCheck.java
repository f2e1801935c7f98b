// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks a function's numbers against those of one platform. */
final class BoundsCheck {

  private final Report report;
  private final Platform platform;
  private final Profile profile;

  BoundsCheck(Report report, Platform platform) {
    this.report = report;
    this.platform = platform;
    this.profile = Profile.of(platform);
  }

  void check(FunctionSpec function) {
    var own = function.platforms().getOrDefault(platform, PlatformSpec.SAME);
    var here = function.on(platform);
    memory(key(function, "memory", own.memoryMiB()), here.memoryMiB(), own.managed() != null);
    timeout(key(function, "timeout", own.timeout()), here.timeout());
    concurrency(function, own, here.concurrency());
    for (var trigger : function.triggers()) {
      attempts(function, trigger);
      if (trigger instanceof QueueTrigger queue) {
        queue(function, queue);
      }
    }
  }

  private String key(FunctionSpec function, String key, @Nullable Object own) {
    return Report.key(function, own == null ? key : "platforms." + platform.id() + "." + key);
  }

  private void memory(String key, int mib, boolean managed) {
    var least = value(managed ? Limit.MANAGED_MEMORY_MIN : Limit.MEMORY_MIN);
    var most = value(managed ? Limit.MANAGED_MEMORY_MAX : Limit.MEMORY_MAX);
    var step = value(Limit.MEMORY_STEP);
    if (mib < least || mib > most || (mib != least && mib % step != 0)) {
      var steps = step == 1 ? "" : ", above the least in steps of " + Amounts.memory(step);
      var range = Amounts.memory(least) + " to " + Amounts.memory(most) + steps;
      refuse(key, Amounts.memory(mib), range, "memory");
    }
  }

  private void timeout(String key, Duration timeout) {
    var least = profile.get(Limit.TIMEOUT_MIN).duration();
    var most = profile.get(Limit.TIMEOUT_MAX).duration();
    if (timeout.compareTo(least) < 0 || timeout.compareTo(most) > 0) {
      refuse(
          key, Amounts.time(timeout), Amounts.time(least) + " to " + Amounts.time(most), "timeout");
    }
  }

  private void refuse(String key, String found, String range, String name) {
    var remedy =
        "Set platforms." + platform.id() + "." + name + ", or leave " + platform.id() + " out.";
    report.error(key, found, range + " on " + platform.id(), remedy);
  }

  private void concurrency(FunctionSpec function, PlatformSpec own, int here) {
    var wanted = own.concurrency() == null ? function.concurrency() : own.concurrency();
    if (wanted > here) {
      report.add(
          own.concurrency() == null ? Severity.NOTE : Severity.ERROR,
          key(function, "concurrency", own.concurrency()),
          String.valueOf(wanted),
          "at most " + here + " for this function on " + platform.id(),
          own.concurrency() == null ? "It runs with " + here + " there." : "");
    }
  }

  private void queue(FunctionSpec function, QueueTrigger queue) {
    batch(function, queue);
    order(function, queue);
    var window = profile.find(Limit.QUEUE_WINDOW_MAX);
    if (window.isPresent() && queue.window().compareTo(window.get().duration()) > 0) {
      report.error(
          Report.key(function, queue, "window"),
          Amounts.time(queue.window()),
          "at most " + Amounts.time(window.get().duration()) + " on " + platform.id(),
          "");
    }
  }

  private void attempts(FunctionSpec function, TriggerSpec trigger) {
    var range = AttemptRange.of(platform, trigger);
    var wanted = wanted(trigger);
    var asked = trigger instanceof QueueTrigger || wanted != TriggerReader.DEFAULT_ATTEMPTS;
    if (asked && range.isPresent() && range.get().clamp(wanted) != wanted) {
      var here = range.get();
      report.add(
          Severity.WARNING,
          Report.key(function, trigger, "attempts"),
          String.valueOf(wanted),
          here.least() + " to " + here.most() + " on " + platform.id(),
          "It has " + here.clamp(wanted) + " there.");
    }
  }

  private static int wanted(TriggerSpec trigger) {
    if (trigger instanceof QueueTrigger it) {
      return it.attempts();
    } else if (trigger instanceof TopicTrigger it) {
      return it.attempts();
    } else if (trigger instanceof StreamTrigger it) {
      return it.attempts();
    }
    return trigger instanceof RecordTrigger it ? it.attempts() : 0;
  }

  private void order(FunctionSpec function, QueueTrigger queue) {
    if (platform == Platform.SCF && queue.order() != Order.NONE) {
      report.add(
          Severity.WARNING,
          Report.key(function, queue, "order"),
          queue.order().id(),
          "no order among the messages of a queue on scf",
          "Take a stream where order counts.");
    }
  }

  private void batch(FunctionSpec function, QueueTrigger queue) {
    var most = value(Limit.QUEUE_BATCH_MAX);
    var eager = profile.find(Limit.QUEUE_BATCH_MAX_WITHOUT_WINDOW);
    var key = Report.key(function, queue, "batch");
    if (queue.batch() > most) {
      report.add(
          Severity.NOTE,
          key,
          String.valueOf(queue.batch()),
          "at most " + most + " in a delivery on " + platform.id(),
          "It has " + most + " there.");
    } else if (eager.isPresent()
        && queue.batch() > eager.get().value()
        && queue.window().compareTo(Duration.ofSeconds(1)) < 0) {
      var expected = "at most " + eager.get().value() + " without a window on " + platform.id();
      report.error(key, String.valueOf(queue.batch()), expected, "Add window: 1s.");
    }
  }

  private int value(Limit limit) {
    return profile.get(limit).intValue();
  }
}
