// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.assumed;
import static dev.sampan.platform.profile.Source.documented;

/** What is otherwise on Lambda Managed Instances. */
final class LambdaManaged {

  private static final Source SCALING =
      documented("docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-scaling.html");
  private static final Source JAVA =
      documented("docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-java-runtime.html");
  private static final Source BOUNDS =
      documented("docs.aws.amazon.com/lambda/latest/api/API_FunctionScalingConfig.html");
  private static final Source CONFIG =
      documented("docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html");
  private static final Source HEADROOM =
      assumed("traffic may double in five minutes without throttles, so half of it stays free");
  private static final Source SILENT =
      assumed("Amazon names no window; Knative's autoscaler has this by default");

  private LambdaManaged() {}

  static void addTo(ProfileBuilder profile) {
    profile
        .limit(Limit.MANAGED_CONCURRENCY, 32, JAVA)
        .limit(Limit.MANAGED_CONCURRENCY_MAX, 64, SCALING)
        .limit(Limit.MANAGED_INSTANCES, 3, SCALING)
        .limit(Limit.MANAGED_INSTANCES_MAX, 15_000, BOUNDS)
        .limit(Limit.MANAGED_MEMORY_MIN, 2048, SCALING)
        .limit(Limit.MANAGED_MEMORY_MAX, 32_768, CONFIG)
        .limit(Limit.MANAGED_MEMORY_PER_PROCESSOR, 2048, SCALING)
        .limit(Limit.MANAGED_MEMORY_PER_PROCESSOR_MAX, 8192, SCALING)
        .limit(Limit.SCALE_TARGET, 50, HEADROOM)
        .seconds(Limit.SCALE_WINDOW, 60, SILENT)
        .seconds(Limit.SCALE_PANIC_WINDOW, 6, SILENT)
        .seconds(Limit.SCALE_TICK, 2, SILENT);
  }
}
