// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import dev.sampan.platform.Platform;
import dev.sampan.platform.cloudrun.CloudRunWire;
import dev.sampan.platform.lambda.LambdaWire;
import dev.sampan.platform.scf.ScfWire;
import dev.sampan.platform.wire.NativeWire;

/** The native wire of each platform. */
public final class NativeWires {

  private NativeWires() {}

  /** The platform's writers of requests and readers of replies. */
  public static NativeWire of(Platform platform) {
    return switch (platform) {
      case LAMBDA -> LambdaWire.INSTANCE;
      case SCF -> ScfWire.INSTANCE;
      case CLOUDRUN -> CloudRunWire.INSTANCE;
    };
  }
}
