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
   * @param schedule the schedule's name
   * @param firing the firing
   * @return completed once the firing will not be lost; if it fails, it is told again
   */
  CompletableFuture<@Nullable Void> fired(String schedule, ScheduleFiring firing);
}
