// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.util.Locale;
import java.util.Objects;

/**
 * One thing that a function publishes to.
 *
 * @param kind {@link Trigger#QUEUE}, {@link Trigger#TOPIC} or {@link Trigger#BUS}
 * @param name its logical name
 */
public record Publication(Trigger kind, String name) {

  /** Checks the kind. */
  public Publication {
    Objects.requireNonNull(name, "name");
    if (kind != Trigger.QUEUE && kind != Trigger.TOPIC && kind != Trigger.BUS) {
      throw new IllegalArgumentException("nothing is published to a " + kind);
    }
  }

  /** As the index has it, such as {@code queue:orders}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
  }
}
