// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import dev.sampan.platform.ObjectEvent;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Is told of each change of an object. */
@FunctionalInterface
public interface ObjectListener {

  /**
   * An object changed.
   *
   * @param bucket the bucket's logical name
   * @param event the change
   * @return completed once the event will not be lost; if it fails, the change is told again
   */
  CompletableFuture<@Nullable Void> changed(String bucket, ObjectEvent event);
}
