// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.time.Instant;

/**
 * What comes before the first invocation of a runtime: its init, and with a snapshot its restore,
 * in which the process goes on in the place of the snapshot.
 */
final class LambdaInit {

  private static final Startup NONE = Startup.measured(Duration.ZERO, Duration.ZERO, Duration.ZERO);
  private static final Duration RESTORE_LIMIT =
      Profile.of(Platform.LAMBDA).get(Limit.RESTORE_TIMEOUT).duration();
  private static final RuntimeError RESTORE_TIMEOUT =
      RuntimeError.of(
          "Runtime.RestoreHookUserTimeout",
          "Error: the hooks after the restore took longer than "
              + RESTORE_LIMIT.toSeconds()
              + " seconds");

  private final InstanceSetup setup;
  private final LambdaRuns runs;
  private final InstanceEvents events;
  private final Diary diary;
  private final LambdaFlights flights;
  private final LambdaAnswers answers;

  LambdaInit(
      InstanceSetup setup,
      LambdaRuns runs,
      InstanceEvents events,
      Diary diary,
      LambdaFlights flights,
      LambdaAnswers answers) {
    this.setup = setup;
    this.runs = runs;
    this.events = events;
    this.diary = diary;
    this.flights = flights;
    this.answers = answers;
  }

  void begins(LambdaRun it) {
    diary.initStarts(it.phase);
  }

  /** The init of an instance on demand has lasted as long as it may. */
  void overdue(LambdaRun it) {
    if (setup.type().initIsRepeated() && !it.isReady() && runs.ends(it, "timeout")) {
      ends(it, "timeout", "");
    }
  }

  /** Its init is over, and it goes on as if it were restored; ended if that takes too long. */
  void restores(LambdaRun it) {
    if (setup.type() == InitType.SNAP_START) {
      diary.initEnds(it.phase, since(it.begunAt), "");
      it.restoresAt(setup.clock().instant());
      diary.restoreStarts();
      events.after(RESTORE_LIMIT, () -> restoreOverdue(it));
    }
  }

  private void restoreOverdue(LambdaRun it) {
    if (!it.isReady() && runs.ends(it, "timeout")) {
      ends(it, "timeout", RESTORE_TIMEOUT.body().text());
    }
  }

  /** It asks for its first invocation. */
  void ready(LambdaRun it) {
    if (it.restoredAt() == null) {
      // A runtime that knows no snapshots is restored without a word.
      restores(it);
    }
    var restored = it.restoredAt();
    var took = since(restored == null ? it.begunAt : restored);
    if (restored == null) {
      diary.initEnds(it.phase, took, "");
    } else {
      diary.restoreEnds(took, "");
    }
    it.extensions.all().forEach(diary::extension);
    flights.all().forEach(each -> it.extensions.send("INVOKE", ExtensionEvents.invoke(each)));
    var process = it.process();
    if (it.phase.equals("init") && process != null) {
      tellReady(process.startup(), took);
    }
  }

  private void tellReady(Startup startup, Duration restored) {
    var start = setup.type() == InitType.SNAP_START ? startup.ofSnapshot(restored) : startup;
    if (setup.type() == InitType.SNAP_START || setup.type() == InitType.ON_DEMAND) {
      flights.startTook(start.billed());
    }
    events.ready(start);
  }

  /** The runtime says that it cannot go on, or could not be started. */
  void fails(LambdaRun it, RuntimeError error) {
    if (runs.ends(it, "failure")) {
      ends(it, error.type(), error.body().text());
    }
  }

  /** It did not go well: it is run once more, or the invocation that ran it fails. */
  void ends(LambdaRun it, String error, String detail) {
    var restored = it.restoredAt();
    if (restored == null) {
      diary.initEnds(it.phase, since(it.begunAt), error);
    } else {
      diary.restoreEnds(since(restored), error);
    }
    if (it.phase.equals("invoke")) {
      answers.failAll(it, FailureKind.INIT_FAILED, error, detail);
    } else if (setup.type().initIsRepeated()) {
      events.ready(NONE);
    } else {
      events.initFailed(detail);
    }
  }

  private Duration since(Instant then) {
    return Duration.between(then, setup.clock().instant());
  }
}
