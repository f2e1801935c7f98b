// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.TriggerSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tries whether a platform has a form for an event, before it is accepted. */
public final class Trial {

  private static final UUID NOBODY = new UUID(0, 1);

  private Trial() {}

  /**
   * Writes a delivery of one event, which nobody gets, to see whether the platform has a form for
   * it.
   *
   * @throws NotExpressibleException if it has none; the message says why
   */
  public static void write(
      Platform platform, FunctionSpec function, TriggerSpec trigger, SourceEvent event) {
    var facts = Facts.of(platform, function, NOBODY, Instant.EPOCH);
    var unused = NativeWires.of(platform).delivery(function, trigger, List.of(event), facts);
  }
}
