// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The facts of one invocation after another; ids count from 1. Thread-safe. */
final class Invocations {

  private final FunctionSpec function;
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();

  Invocations(FunctionSpec function, Clock clock) {
    this.function = function;
    this.clock = clock;
  }

  InvocationFacts next(Platform platform) {
    UUID id = new UUID(0, count.incrementAndGet());
    Instant now = clock.instant();
    return new InvocationFacts(
        id.toString(),
        function.name(),
        region(platform),
        platform == Platform.SCF ? "1250000000" : "123456789012",
        1,
        now,
        now.plus(function.timeout()),
        "00-" + "1".repeat(16) + hex(id) + "-" + hex(id) + "-01");
  }

  private static String hex(UUID id) {
    return id.toString().substring(19).replace("-", "");
  }

  private static String region(Platform platform) {
    return switch (platform) {
      case LAMBDA -> "us-east-1";
      case SCF -> "ap-guangzhou";
      case CLOUDRUN -> "us-central1";
    };
  }
}
