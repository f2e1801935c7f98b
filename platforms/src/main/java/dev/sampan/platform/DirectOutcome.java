// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import java.util.Objects;

/** How a direct call, or the delivery of one event, ended. */
public sealed interface DirectOutcome {

  /**
   * The function returned.
   *
   * @param result the result's bytes as the platform passes them on
   */
  record Returned(Body result) implements DirectOutcome {

    /** Checks that nothing is missing. */
    public Returned {
      Objects.requireNonNull(result, "result");
    }
  }

  /**
   * The function failed.
   *
   * @param error the failure as the platform reports it
   */
  record Failed(PlatformError error) implements DirectOutcome {

    /** Checks that nothing is missing. */
    public Failed {
      Objects.requireNonNull(error, "error");
    }
  }
}
