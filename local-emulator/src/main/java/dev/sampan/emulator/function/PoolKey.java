// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.lambda.RuntimeHeaders;

/**
 * Whose instances they are: no instance of one tenant ever sees an event of another.
 *
 * @param function the function's name
 * @param tenant the tenant that Lambda's caller names; empty if none is
 */
record PoolKey(Platform platform, String function, String tenant) {

  static PoolKey of(Platform platform, String function) {
    return new PoolKey(platform, function, "");
  }

  static PoolKey of(Platform platform, String function, Invocation invocation) {
    var tenant =
        invocation.request() instanceof NativeRequest.Payload it
            ? it.headers().first(RuntimeHeaders.TENANT_ID).orElse("")
            : "";
    return new PoolKey(platform, function, tenant);
  }

  boolean isOf(Platform where, String name) {
    return platform == where && function.equals(name);
  }
}
