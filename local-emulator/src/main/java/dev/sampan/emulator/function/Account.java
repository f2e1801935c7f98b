// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Quota;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the functions of a project share of an account on each platform: instances on Lambda, memory
 * on SCF. What a function reserves by its own bound is its own, and nobody else's. Thread-safe.
 */
final class Account {

  private final Object lock = new Object();
  private final Map<Platform, Long> units = new EnumMap<>(Platform.class);
  private final Map<Platform, Long> used = new EnumMap<>(Platform.class);
  private final Map<Platform, Set<String>> reserved = new EnumMap<>(Platform.class);

  Account(Manifest manifest) {
    use(manifest);
  }

  /** What is reserved is what this manifest says, from now on. */
  void use(Manifest manifest) {
    synchronized (lock) {
      for (var platform : Platform.values()) {
        units.put(platform, unreserved(manifest, platform));
        reserved.put(platform, reserved(manifest, platform));
      }
    }
  }

  /** What the instances of a function, as it is on the platform, take their units of. */
  Quota quota(Platform platform, FunctionSpec function) {
    var own = platform == Platform.CLOUDRUN || Policies.isManaged(platform, function);
    return own ? Quota.UNLIMITED : new Share(platform, function.name());
  }

  /** What no function of the manifest has reserved, however much is in use. */
  static long unreserved(Manifest manifest, Platform platform) {
    var profile = Profile.of(platform);
    return switch (platform) {
      case LAMBDA -> without(manifest, platform, profile.get(Limit.INSTANCES_MAX).value());
      case SCF -> without(manifest, platform, profile.get(Limit.QUOTA_MEMORY).value());
      case CLOUDRUN -> Long.MAX_VALUE;
    };
  }

  private static long without(Manifest manifest, Platform platform, long units) {
    var kept = Profile.of(platform).find(Limit.QUOTA_UNRESERVED).map(it -> it.value()).orElse(0L);
    var left = units - manifest.functions().stream().mapToLong(it -> own(it, platform)).sum();
    return Math.max(kept, left);
  }

  private static long own(FunctionSpec function, Platform platform) {
    var here = function.on(platform);
    var max = Policies.isManaged(platform, here) ? null : here.instances().max();
    return max == null ? 0 : max * Policies.units(platform, here);
  }

  private static Set<String> reserved(Manifest manifest, Platform platform) {
    var names = new HashSet<String>();
    for (var function : manifest.functions()) {
      if (function.on(platform).instances().max() != null) {
        names.add(function.name());
      }
    }
    return names;
  }

  /** One function's way to what is shared; it may reserve units, or give them up, at any time. */
  private final class Share implements Quota {

    private final Platform platform;
    private final String function;
    private long taken;

    Share(Platform platform, String function) {
      this.platform = platform;
      this.function = function;
    }

    @Override
    public boolean take(long wanted) {
      synchronized (lock) {
        if (reserved.getOrDefault(platform, Set.of()).contains(function)) {
          return true;
        }
        var all = used.getOrDefault(platform, 0L) + wanted;
        if (all > units.getOrDefault(platform, 0L)) {
          return false;
        }
        used.put(platform, all);
        taken += wanted;
        return true;
      }
    }

    @Override
    public void giveBack(long returned) {
      synchronized (lock) {
        var back = Math.min(returned, taken);
        taken -= back;
        used.merge(platform, -back, Long::sum);
      }
    }
  }
}
