// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Holds a function whose tenants have instances of their own to its reserved concurrency, which is
 * the function's: what runs for all tenants counts together. Thread-safe.
 */
final class TenantBound {

  private final Object lock = new Object();
  private final Map<String, Integer> running = new HashMap<>();

  /** Whether an invocation may run; it counts until it has ended, or is ended here. */
  boolean admits(PoolKey key, FunctionSpec function, Invocation invocation) {
    if (key.platform() != Platform.LAMBDA) {
      return true;
    }
    var most = Objects.requireNonNullElse(function.instances().max(), Integer.MAX_VALUE);
    synchronized (lock) {
      var before = running.getOrDefault(key.function(), 0);
      if (key.tenant().isEmpty() || before < most) {
        running.put(key.function(), before + 1);
        var unused = invocation.ending().whenComplete((ending, e) -> ended(key.function()));
        return true;
      }
    }
    var why = "all tenants together have " + most + " of them";
    invocation
        .ending()
        .complete(new Ending.Failed(FailureKind.THROTTLED_FUNCTION, why, Service.NONE));
    return false;
  }

  private void ended(String function) {
    synchronized (lock) {
      running.merge(function, -1, Integer::sum);
    }
  }
}
