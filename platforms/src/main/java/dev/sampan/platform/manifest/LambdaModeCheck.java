// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.Set;

/** Checks what a function asks of Lambda Managed Instances, and of SnapStart. */
final class LambdaModeCheck {

  /** Compute, general and memory optimised machines. */
  private static final Set<Integer> RATIOS = Set.of(2048, 4096, 8192);

  private final Report report;
  private final Profile profile = Profile.of(Platform.LAMBDA);

  LambdaModeCheck(Report report) {
    this.report = report;
  }

  void check(FunctionSpec function) {
    function.lambdaManaged().ifPresent(it -> managed(function, it));
    if (function.lambdaSnapStart()) {
      snapStart(function, function.on(Platform.LAMBDA));
    }
    binaryTypes(function);
  }

  private void binaryTypes(FunctionSpec function) {
    var door = function.lambdaDoor();
    if (door != LambdaDoor.REST_API && !function.lambdaBinaryTypes().isEmpty()) {
      report.add(
          Severity.WARNING,
          key(function, "binaryTypes"),
          "binary types",
          "only a REST API asks for them, and the door is " + door.id(),
          "Leave them out, or set door: rest-api.");
    }
  }

  private static String key(FunctionSpec function, String key) {
    return Report.key(function, "platforms.lambda." + key);
  }

  private void managed(FunctionSpec function, ManagedSpec managed) {
    var here = function.on(Platform.LAMBDA);
    var ratio = managed.memoryPerProcessor();
    if (!RATIOS.contains(ratio)) {
      var key = key(function, "managed.memoryPerProcessor");
      report.error(key, Amounts.memory(ratio), "2GiB, 4GiB or 8GiB for each processor", "");
    }
    instances(function, here.instances());
    var many = "On lambda " + here.concurrency() + " at once in each instance, of which there are ";
    var range = here.instances().kept() + " or more; none is started because a call waits.";
    report.add(Severity.NOTE, key(function, "managed"), many + range, "", "");
  }

  private void instances(FunctionSpec function, InstanceRange here) {
    var max = here.max();
    var most = profile.get(Limit.MANAGED_INSTANCES_MAX).intValue();
    var key = key(function, "managed");
    if (here.kept() == 0 && (max == null || max > 0)) {
      var remedy = "Leave min out, or set max: 0 to refuse every call.";
      report.error(key, here.toString(), "one managed instance at least", remedy);
    } else if (Math.max(here.kept(), max == null ? 0 : max) > most) {
      report.error(key, here.toString(), "at most " + most + " managed instances", "");
    }
  }

  private void snapStart(FunctionSpec function, FunctionSpec here) {
    if (function.lambdaManaged().isPresent()) {
      refuse(function, "managed instances, which start from no snapshot", "managed");
    } else if (here.instances().kept() > 0) {
      refuse(function, "provisioned concurrency (instances.min)", "instances.min");
    } else if (!here.command().isEmpty()) {
      refuse(function, "a command: it is for managed runtimes only", "command");
    } else if (function.streaming()) {
      refuse(function, "streaming, which needs a runtime of its own", "streaming");
    }
  }

  private void refuse(FunctionSpec function, String what, String other) {
    report.error(
        key(function, "snapStart"),
        "SnapStart together with " + what,
        "one of the two on lambda",
        "Leave out snapStart or " + other + ".");
  }
}
