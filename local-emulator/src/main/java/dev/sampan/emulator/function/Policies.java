// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.lambda.LambdaStarter;
import dev.sampan.emulator.scf.ScfStarter;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Autoscaling;
import dev.sampan.platform.kernel.Policy;
import dev.sampan.platform.kernel.Policy.Instances;
import dev.sampan.platform.kernel.Policy.PendingRule;
import dev.sampan.platform.kernel.Policy.StartRate;
import dev.sampan.platform.kernel.Policy.TimeoutRule;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Figure;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;

/** Makes the kernel's policy of a function from the platform's profile. */
final class Policies {

  /** What waits for the one instance that there can be; no platform gives a number. */
  private static final int SINGLE_QUEUE = 10_000;

  private Policies() {}

  /**
   * The policy of a function.
   *
   * @param function the function as it is on the platform
   * @param mostInstances what this machine bears
   * @param single whether there can only be one, for which the others wait
   */
  static Policy of(Platform platform, FunctionSpec function, int mostInstances, boolean single) {
    var profile = Profile.of(platform);
    var instances =
        scaled(
            platform, function, single, instances(platform, function, single ? 1 : mostInstances));
    return new Policy(
        instances,
        function.concurrency(),
        queueLimit(profile, instances.most(), single),
        profile.get(Limit.KEEP_ALIVE).duration(),
        initTimeout(platform, function),
        function.timeout(),
        timeoutRule(platform, function),
        profile
            .find(Limit.PENDING_WAIT_OF_STARTUP)
            .map(share -> pendingRule(profile, share))
            .orElse(PendingRule.UNLIMITED));
  }

  private static Instances scaled(
      Platform platform, FunctionSpec function, boolean single, Instances instances) {
    var managed = isManaged(platform, function);
    if (single || (platform == Platform.LAMBDA && !managed)) {
      return instances;
    }
    var scaling = Autoscaling.of(Profile.of(platform), function.concurrency()).orElse(null);
    return managed ? instances.scaledBy(scaling).startedAhead() : instances.scaledBy(scaling);
  }

  /**
   * Whether it runs on Lambda Managed Instances, which the account's concurrency does not bound.
   */
  static boolean isManaged(Platform platform, FunctionSpec function) {
    return platform == Platform.LAMBDA && function.lambdaManaged().isPresent();
  }

  private static Instances instances(Platform platform, FunctionSpec function, int bearable) {
    var profile = Profile.of(platform);
    var asked = function.instances().max();
    var known = isManaged(platform, function) ? Limit.MANAGED_INSTANCES_MAX : Limit.INSTANCES_MAX;
    var most = profile.find(known).map(Figure::intValue).orElse(bearable);
    most = Math.min(bearable, asked == null ? most : asked);
    var least = Math.min(function.instances().kept(), most);
    return Instances.upTo(most)
        .keeping(least)
        .startedAt(startRate(profile))
        .taking(units(platform, function));
  }

  /** What a busy instance takes of what the account has: SCF counts memory. */
  static long units(Platform platform, FunctionSpec function) {
    return platform == Platform.SCF ? function.memoryMiB() : 1;
  }

  /** Where there can be no instance at all, nothing waits for one. */
  private static int queueLimit(Profile profile, int most, boolean single) {
    var waiting = profile.find(Limit.PENDING_MAX).map(Figure::intValue).orElse(0);
    return most == 0 ? 0 : single ? SINGLE_QUEUE : waiting;
  }

  private static StartRate startRate(Profile profile) {
    return profile
        .find(Limit.START_RATE)
        .map(it -> new StartRate(it.intValue(), profile.get(Limit.START_SPAN).duration()))
        .orElse(StartRate.UNLIMITED);
  }

  private static PendingRule pendingRule(Profile profile, Figure share) {
    return new PendingRule(profile.get(Limit.PENDING_WAIT).duration(), share.value() / 100.0);
  }

  /** An instance on Lambda sees to the shorter limit itself, as it outlives an init. */
  private static Duration initTimeout(Platform platform, FunctionSpec function) {
    if (platform == Platform.LAMBDA) {
      return LambdaStarter.initLimit(function);
    }
    var profile = Profile.of(platform);
    var server = platform == Platform.SCF && ScfStarter.serves(function);
    return profile.get(server ? Limit.INIT_TIMEOUT_SERVER : Limit.INIT_TIMEOUT).duration();
  }

  /** Whether the function's own command can only listen on the platform's one port. */
  static boolean hasFixedPort(Platform platform, FunctionSpec function) {
    return platform == Platform.SCF && !function.command().isEmpty() && ScfStarter.serves(function);
  }

  private static TimeoutRule timeoutRule(Platform platform, FunctionSpec function) {
    return switch (platform) {
      case LAMBDA -> TimeoutRule.ENDS_INVOCATION;
      case SCF ->
          function.concurrency() > 1 ? TimeoutRule.ENDS_INVOCATION : TimeoutRule.ENDS_INSTANCE;
      case CLOUDRUN -> TimeoutRule.ENDS_INVOCATION_FROM_ARRIVAL;
    };
  }
}
