// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.Platform;

/**
 * Whom the functions belong to on a platform. The account is nobody's.
 *
 * @param region the region that the emulator pretends to be in
 * @param account the account, application or project
 */
public record Owner(String region, String account) {

  /** The one on this platform. */
  public static Owner of(Platform platform) {
    return switch (platform) {
      case LAMBDA -> new Owner("us-east-1", "123456789012");
      case SCF -> new Owner("ap-guangzhou", "1250000000");
      case CLOUDRUN -> new Owner("us-central1", "123456789012");
    };
  }
}
