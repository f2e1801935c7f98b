// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.Platform;

/** What the example's instances speak on each platform. */
final class Protocols {

  private Protocols() {}

  static String of(Platform platform) {
    return switch (platform) {
      case LAMBDA -> "runtime API";
      case SCF -> "web port, custom runtime";
      case CLOUDRUN -> "HTTP on PORT";
    };
  }
}
