// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.scf.ScfStarter;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Policy;
import dev.sampan.platform.kernel.Policy.PendingRule;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;

/** Makes the kernel's policy of a function from the platform's profile. */
final class Policies {

  /** Of Cloud Run's pending rule; the other part of it is the profile's pending wait. */
  private static final double STARTUPS_PENDING = 3.5;

  private static final int QUEUE = 10_000;

  private Policies() {}

  /**
   * The policy of a function.
   *
   * @param function the function as it is on the platform
   * @param mostInstances what this machine bears
   */
  static Policy of(Platform platform, FunctionSpec function, int mostInstances) {
    var profile = Profile.of(platform);
    var fixed = hasFixedPort(platform, function);
    var instances =
        profile.find(Limit.INSTANCES_MAX).map(it -> it.intValue()).orElse(mostInstances);
    return new Policy(
        fixed ? 1 : Math.min(mostInstances, instances),
        function.concurrency(),
        fixed || platform == Platform.CLOUDRUN ? QUEUE : 0,
        profile.get(Limit.KEEP_ALIVE).duration(),
        profile.get(Limit.INIT_TIMEOUT).duration(),
        function.timeout(),
        timeoutRule(platform, function),
        platform == Platform.CLOUDRUN
            ? new PendingRule(profile.get(Limit.PENDING_WAIT).duration(), STARTUPS_PENDING)
            : PendingRule.UNLIMITED);
  }

  /** Whether the function's own command can only listen on the platform's one port. */
  static boolean hasFixedPort(Platform platform, FunctionSpec function) {
    return platform == Platform.SCF && !function.command().isEmpty() && ScfStarter.serves(function);
  }

  private static TimeoutRule timeoutRule(Platform platform, FunctionSpec function) {
    return switch (platform) {
      case LAMBDA -> TimeoutRule.ENDS_INSTANCE;
      case SCF ->
          function.concurrency() > 1 ? TimeoutRule.ENDS_INVOCATION : TimeoutRule.ENDS_INSTANCE;
      case CLOUDRUN -> TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL;
    };
  }
}
