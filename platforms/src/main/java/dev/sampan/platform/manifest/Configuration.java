// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a platform's own API has made of a function since the manifest was read. It stands in the
 * manifest's place, on that platform only.
 *
 * @param instances how many instances there are; what it does not say, nobody says
 * @param async what becomes of direct calls that nobody waits for
 * @param triggers what starts the function
 * @param paused the names of those triggers that deliver nothing for the time being
 * @param loops whether it may start itself again and again without an end
 */
public record Configuration(
    InstanceRange instances,
    AsyncSpec async,
    List<TriggerSpec> triggers,
    Set<String> paused,
    boolean loops) {

  /** Copies the collections. */
  public Configuration {
    Objects.requireNonNull(instances, "instances");
    Objects.requireNonNull(async, "async");
    triggers = List.copyOf(triggers);
    paused = Set.copyOf(paused);
  }
}
