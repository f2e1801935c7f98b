// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts what the platform tells of an instance into the log of the instance. */
final class LambdaLog implements Consumer<PlatformEvent> {

  private final boolean json;
  private final Supplier<@Nullable LambdaRun> present;

  /**
   * The log of one instance.
   *
   * @param json whether it is written as JSON
   * @param present the runtime whose output the log is
   */
  LambdaLog(boolean json, Supplier<@Nullable LambdaRun> present) {
    this.json = json;
    this.present = present;
  }

  @Override
  public void accept(PlatformEvent event) {
    var run = present.get();
    if (run != null && !event.text().isEmpty()) {
      var line = json ? event.json().toString() : event.text();
      run.tell(it -> it.note(event.invocation(), line));
    }
  }

  /** The log of an instance that does not exist yet. */
  static LambdaLog of(boolean json, AtomicReference<@Nullable LambdaInstance> instance) {
    return new LambdaLog(
        json,
        () -> {
          var it = instance.get();
          return it == null ? null : it.current();
        });
  }
}
