// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.contract.AdapterUnderTest;
import dev.sampan.contract.Capability;
import dev.sampan.contract.RunningAdapter;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.util.EnumSet;
import java.util.Set;

/** The adapter's server, over connections without a socket. */
final class CloudRunUnderTest implements AdapterUnderTest {
  /** What Cloud Run's front end and Pub/Sub do not say: see each capability. */
  private static final Set<Capability> MISSING =
      EnumSet.of(
          Capability.DIRECT,
          Capability.TIME_LIMIT,
          Capability.INVOCATION_ID,
          Capability.BATCHES,
          Capability.PARTIAL_BATCH,
          Capability.FINAL_REJECT);

  @Override
  public String platform() {
    return "cloudrun";
  }

  @Override
  public boolean supports(Capability capability) {
    return !MISSING.contains(capability);
  }

  @Override
  public int largestText() {
    return 32 * 1024 * 1024;
  }

  @Override
  public RunningAdapter start(FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var instance = FunctionInstance.of("cloudrun", function, handler, environment);
    return new CloudRunPlatform(CloudRunServer.withoutPort(instance, environment));
  }
}
