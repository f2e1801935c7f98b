// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Operations that become durable together.
 *
 * @param operations what they are
 * @param frame their bytes
 * @param written completed when the disk has them; null if nobody waits, and then a failed write is
 *     tried again
 */
record Pending(
    List<? extends Operation> operations,
    Frame frame,
    @Nullable CompletableFuture<@Nullable Void> written) {}
