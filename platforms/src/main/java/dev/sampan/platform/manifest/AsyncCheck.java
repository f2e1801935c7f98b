// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;

/** Checks what is said of a function's asynchronous calls against one platform. */
final class AsyncCheck {

  private final Report report;
  private final Platform platform;
  private final Profile profile;

  AsyncCheck(Report report, Platform platform) {
    this.report = report;
    this.platform = platform;
    this.profile = Profile.of(platform);
  }

  void check(FunctionSpec function) {
    var async = function.async();
    if (async.equals(AsyncSpec.DEFAULT)) {
      return;
    }
    var retries = profile.find(Limit.ASYNC_RETRIES_MAX);
    if (retries.isEmpty()) {
      note(function, "async", "asynchronous calls", "has no such calls");
      return;
    }
    attempts(function, retries.get().intValue() + 1);
    age(function);
    if (async.deadLetter() != null && platform == Platform.SCF) {
      note(
          function,
          "async.deadLetter",
          "a dead-letter queue",
          "has one only, which is onFailure there");
    }
    if (async.onSuccess() != null && platform == Platform.SCF) {
      note(function, "async.onSuccess", "a destination of successes", "has no such destination");
    }
  }

  private void note(FunctionSpec function, String key, String found, String what) {
    report.add(
        Severity.WARNING,
        Report.key(function, key),
        found,
        platform.id() + " " + what,
        "It has no effect there.");
  }

  private void attempts(FunctionSpec function, int most) {
    var attempts = function.async().attempts();
    if (attempts != null && attempts > most) {
      report.add(
          Severity.WARNING,
          Report.key(function, "async.attempts"),
          String.valueOf(attempts),
          "1 to " + most + " on " + platform.id(),
          "It has " + most + " there.");
    }
  }

  private void age(FunctionSpec function) {
    var age = function.async().maxAge();
    var least = profile.get(Limit.ASYNC_AGE_MIN).duration();
    var most = profile.get(Limit.ASYNC_AGE_MAX).duration();
    if (age != null && (age.compareTo(least) < 0 || age.compareTo(most) > 0)) {
      report.add(
          Severity.WARNING,
          Report.key(function, "async.maxAge"),
          Amounts.time(age),
          Amounts.time(least) + " to " + Amounts.time(most) + " on " + platform.id(),
          "It has the nearest of the two there.");
    }
  }
}
