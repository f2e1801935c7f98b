// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.schedule;

import dev.sampan.platform.ScheduleFiring;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Is told of each firing. */
@FunctionalInterface
public interface ScheduleListener {

  /**
   * A schedule fired.
   *
   * @param source the source's name, {@code function.schedule}
   * @param firing the firing
   * @return completed once the firing will not be lost; if it fails, it is told again
   */
  CompletableFuture<@Nullable Void> fired(String source, ScheduleFiring firing);
}
