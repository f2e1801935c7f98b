// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.ErrorForm;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.profile.Situation;

/** Finds a failure in a platform's profile, where its status and name are written. */
public final class Failures {

  private Failures() {}

  /** How the platform tells a caller of a failure of this kind. */
  public static ErrorForm form(Platform platform, FailureKind kind) {
    return Profile.of(platform).error(situation(kind));
  }

  private static Situation situation(FailureKind kind) {
    return switch (kind) {
      case FUNCTION_ERROR -> Situation.FUNCTION_FAILED;
      case TIMEOUT -> Situation.TIMED_OUT;
      case CRASHED -> Situation.CRASHED;
      case OUT_OF_MEMORY -> Situation.OUT_OF_MEMORY;
      case INIT_FAILED -> Situation.INIT_FAILED;
      case INIT_TIMEOUT -> Situation.INIT_TIMED_OUT;
      case THROTTLED, THROTTLED_FUNCTION, NO_INSTANCE, LOOP -> Situation.THROTTLED;
      case THROTTLED_RATE -> Situation.RATE_EXCEEDED;
      case REQUEST_TOO_LARGE -> Situation.REQUEST_TOO_LARGE;
      case RESPONSE_TOO_LARGE -> Situation.RESPONSE_TOO_LARGE;
      case BAD_RESPONSE -> Situation.BAD_RESPONSE;
    };
  }
}
