// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.List;

/** Checks how many instances functions ask for against what one platform gives an account. */
final class InstanceCheck {

  private final Report report;
  private final Platform platform;
  private final Profile profile;

  InstanceCheck(Report report, Platform platform) {
    this.report = report;
    this.platform = platform;
    this.profile = Profile.of(platform);
  }

  void check(List<FunctionSpec> functions) {
    var left = reservable();
    for (var function : functions) {
      var here = function.on(platform);
      if (!here.instances().equals(InstanceRange.ANY) && !managed(function)) {
        name(function, here.instances());
        contradiction(function, here.instances());
        left = reserve(function, here, left);
      }
    }
  }

  /** Those are of a capacity provider, not of what the account has. */
  private boolean managed(FunctionSpec function) {
    return platform == Platform.LAMBDA && function.lambdaManaged().isPresent();
  }

  private static int max(InstanceRange range) {
    var max = range.max();
    return max == null ? -1 : max;
  }

  private String key(FunctionSpec function) {
    var own = function.platforms().getOrDefault(platform, PlatformSpec.SAME).instances();
    var same = own.equals(InstanceRange.ANY);
    return Report.key(function, same ? "instances" : "platforms." + platform.id() + ".instances");
  }

  /** Says what the platform calls it. */
  private void name(FunctionSpec function, InstanceRange here) {
    var min =
        switch (platform) {
          case LAMBDA, SCF -> "min is provisioned concurrency, of a published version only";
          case CLOUDRUN -> "min is the minimum number of instances";
        };
    var max =
        switch (platform) {
          case LAMBDA -> "max is reserved concurrency";
          case SCF -> "max is the reserved quota, there an amount of memory";
          case CLOUDRUN -> "max is the maximum number of instances";
        };
    var both = here.kept() == 0 ? max : max(here) < 0 ? min : min + ", and " + max;
    report.add(Severity.NOTE, key(function), "On " + platform.id() + " " + both + ".", "", "");
    if (platform == Platform.CLOUDRUN && max(here) == 0) {
      var off = "Cloud Run has no maximum of 0; manual scaling to no instance refuses all there.";
      report.add(Severity.WARNING, key(function), off, "", "");
    }
  }

  private void contradiction(FunctionSpec function, InstanceRange here) {
    if (here.contradicts()) {
      report.error(
          key(function), here.toString(), "min up to max on " + platform.id(), "Set both there.");
    }
  }

  /** What all functions together can reserve, in the units of the quota; as good as no limit. */
  private long reservable() {
    var kept = profile.find(Limit.QUOTA_UNRESERVED).map(it -> it.value()).orElse(0L);
    return switch (platform) {
      case LAMBDA -> profile.get(Limit.INSTANCES_MAX).value() - kept;
      case SCF -> profile.get(Limit.QUOTA_MEMORY).value() - kept;
      case CLOUDRUN -> Long.MAX_VALUE;
    };
  }

  private long reserve(FunctionSpec function, FunctionSpec here, long left) {
    var units = platform == Platform.SCF ? here.memoryMiB() : 1L;
    var wanted = Math.max(max(here.instances()), here.instances().kept()) * units;
    if (wanted > left) {
      report.add(
          Severity.WARNING,
          key(function),
          here.instances().toString(),
          "at most " + left / units + " that are left of what an account has on " + platform.id(),
          "Ask for less, or have the account's quota raised.");
    }
    return Math.max(0, left - wanted);
  }
}
