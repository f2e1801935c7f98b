// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.manifest.FunctionSpec;
import java.time.Instant;

/** An invocation that tests write events for. */
final class OrdersCall {

  static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  static final InvocationFacts FACTS =
      new InvocationFacts(
          "r-1",
          "orders",
          "us-east-1",
          "123456789012",
          1,
          NOW,
          NOW.plusSeconds(3),
          "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-01");
  static final FunctionSpec FUNCTION = FunctionSpec.of("orders", "example.Orders");

  private OrdersCall() {}
}
