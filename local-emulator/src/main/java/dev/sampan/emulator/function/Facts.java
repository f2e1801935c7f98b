// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.time.Instant;
import java.util.UUID;

/** Makes up what a platform tells about an invocation. The account is nobody's. */
final class Facts {

  private Facts() {}

  static InvocationFacts of(Platform platform, FunctionSpec function, UUID id, Instant now) {
    return of(platform, function, id, 1, now);
  }

  static InvocationFacts of(
      Platform platform, FunctionSpec function, UUID id, int attempt, Instant now) {
    return new InvocationFacts(
        id.toString(),
        function.name(),
        region(platform),
        account(platform),
        attempt,
        now,
        now.plus(function.timeout()),
        traceparent(id));
  }

  private static String region(Platform platform) {
    return switch (platform) {
      case LAMBDA -> "us-east-1";
      case SCF -> "ap-guangzhou";
      case CLOUDRUN -> "us-central1";
    };
  }

  private static String account(Platform platform) {
    return switch (platform) {
      case LAMBDA -> "123456789012";
      case SCF -> "1250000000";
      case CLOUDRUN -> "123456789012";
    };
  }

  private static String traceparent(UUID id) {
    var hex = id.toString().replace("-", "");
    return "00-" + hex + "-" + hex.substring(16) + "-01";
  }
}
