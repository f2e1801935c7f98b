// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Quota;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the functions of a project share of an account on each platform: instances on Lambda, memory
 * on SCF. What a function reserves by its own bound is its own, and nobody else's. Thread-safe.
 */
final class Account {

  private final Map<Platform, Quota> shared = new EnumMap<>(Platform.class);

  Account(Manifest manifest) {
    for (var platform : Platform.values()) {
      shared.put(platform, shared(manifest, platform));
    }
  }

  /** What the instances of a function, as it is on the platform, take their units of. */
  Quota quota(Platform platform, FunctionSpec function) {
    return function.instances().max() == null
        ? shared.getOrDefault(platform, Quota.UNLIMITED)
        : Quota.UNLIMITED;
  }

  private static Quota shared(Manifest manifest, Platform platform) {
    var profile = Profile.of(platform);
    return switch (platform) {
      case LAMBDA -> without(manifest, platform, profile.get(Limit.INSTANCES_MAX).value());
      case SCF -> without(manifest, platform, profile.get(Limit.QUOTA_MEMORY).value());
      case CLOUDRUN -> Quota.UNLIMITED;
    };
  }

  private static Quota without(Manifest manifest, Platform platform, long units) {
    var kept = Profile.of(platform).find(Limit.QUOTA_UNRESERVED).map(it -> it.value()).orElse(0L);
    var left = units - manifest.functions().stream().mapToLong(it -> own(it, platform)).sum();
    return new Locked(Quota.of(Math.max(kept, left)));
  }

  private static long own(FunctionSpec function, Platform platform) {
    var here = function.on(platform);
    var max = here.instances().max();
    return max == null ? 0 : max * Policies.units(platform, here);
  }

  /** A quota for kernels with different owners. */
  private static final class Locked implements Quota {

    private final Object lock = new Object();
    private final Quota quota;

    Locked(Quota quota) {
      this.quota = quota;
    }

    @Override
    public boolean take(long units) {
      synchronized (lock) {
        return quota.take(units);
      }
    }

    @Override
    public void giveBack(long units) {
      synchronized (lock) {
        quota.giveBack(units);
      }
    }
  }
}
