// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a function runs on Lambda Managed Instances, where an instance takes several invocations at
 * once and none is started because an invocation waits.
 *
 * @param capacityProvider the name of what gives it machines
 * @param memoryPerProcessorMiB how much memory it has for each processor; null for as little as
 *     there can be
 */
public record ManagedSpec(String capacityProvider, @Nullable Integer memoryPerProcessorMiB) {

  /** The capacity provider of a function that names none. */
  public static final String DEFAULT_PROVIDER = "default";

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  /** Checks that there is a name. */
  public ManagedSpec {
    Objects.requireNonNull(capacityProvider, "capacityProvider");
  }

  /** How much memory comes with each processor, in MiB. */
  public int memoryPerProcessor() {
    return memoryPerProcessorMiB == null
        ? PROFILE.get(Limit.MANAGED_MEMORY_PER_PROCESSOR).intValue()
        : memoryPerProcessorMiB;
  }

  /** How many processors a function of so much memory has; one at least. */
  public int processors(int memoryMiB) {
    return Math.max(1, memoryMiB / memoryPerProcessor());
  }

  /** The most invocations at once that an instance of so much memory may be given. */
  int mostConcurrency(int memoryMiB) {
    return processors(memoryMiB) * PROFILE.get(Limit.MANAGED_CONCURRENCY_MAX).intValue();
  }

  /** The concurrency of an instance of so much memory, where this is wanted; 0 for the default. */
  int concurrency(int memoryMiB, int wanted) {
    return wanted == 0
        ? processors(memoryMiB) * PROFILE.get(Limit.MANAGED_CONCURRENCY).intValue()
        : Math.min(wanted, mostConcurrency(memoryMiB));
  }

  /** How many instances there are: three of them at least, unless something else is said. */
  InstanceRange instances(InstanceRange said) {
    var max = said.max();
    var usual = PROFILE.get(Limit.MANAGED_INSTANCES).intValue();
    var least = max == null ? usual : Math.min(usual, max);
    return said.min() == null ? new InstanceRange(least, max) : said;
  }
}
