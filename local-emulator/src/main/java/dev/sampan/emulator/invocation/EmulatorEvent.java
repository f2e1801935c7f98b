// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens in an emulator besides invocations and what functions print. */
public sealed interface EmulatorEvent {

  /** When it happened. */
  Instant at();

  /**
   * An instance can take invocations.
   *
   * @param at when
   * @param platform where it runs
   * @param function what it runs
   * @param instance its id
   * @param revision the revision of the project that it belongs to, from 1
   * @param startup how long it took
   */
  record InstanceStarted(
      Instant at,
      Platform platform,
      String function,
      String instance,
      int revision,
      Startup startup)
      implements EmulatorEvent {}

  /**
   * The process of an instance has ended.
   *
   * @param at when
   * @param platform where it ran
   * @param function what it ran
   * @param instance its id
   * @param revision the revision of the project that it belonged to, from 1
   * @param served how many invocations it was handed
   * @param how what is known of its end, such as {@code idle} or {@code exit status 1}
   */
  record InstanceEnded(
      Instant at,
      Platform platform,
      String function,
      String instance,
      int revision,
      int served,
      String how)
      implements EmulatorEvent {}

  /**
   * A function was not run, as too many invocations in a row had led to it.
   *
   * @param at when
   * @param platform where
   * @param function which one
   */
  record LoopStopped(Instant at, Platform platform, String function) implements EmulatorEvent {}

  /**
   * The project has changed, and new calls go to the new revision.
   *
   * @param at when
   * @param revision its number
   * @param files how many files have changed
   * @param took from the last change that was seen until the revision took its first calls
   */
  record Reloaded(Instant at, int revision, int files, Duration took) implements EmulatorEvent {}

  /**
   * Something could not be done, and is tried again.
   *
   * @param at when
   * @param text what, and why
   */
  record Troubled(Instant at, String text) implements EmulatorEvent {}

  /**
   * The project has changed, and cannot be used as it is now.
   *
   * @param at when
   * @param kept the number of the revision that stays
   * @param reasons what is wrong, with file and line where they are known
   */
  record ReloadFailed(Instant at, int kept, List<String> reasons) implements EmulatorEvent {

    /** Copies the list. */
    public ReloadFailed {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The gateway answered a request itself; no function was asked.
   *
   * @param at when
   * @param method the request's method
   * @param path its path
   * @param status what the sender got
   * @param why why no function was asked
   */
  record Refused(Instant at, String method, String path, int status, String why)
      implements EmulatorEvent {}

  /**
   * Something is to be said of what was accepted before: that it runs again after a restart, that
   * it became a dead letter, that a part of the journal cannot be read.
   *
   * @param at when
   * @param text what, for people
   */
  record Journaled(Instant at, String text) implements EmulatorEvent {}
}
