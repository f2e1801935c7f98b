// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Messages of a queue that are handed over by a caller: at once, or one after the other. */
final class QueueBatches {

  private QueueBatches() {}

  /** The queue trigger of a function by its name; the first one if the name is empty. */
  static QueueTrigger trigger(FunctionSpec function, String name) {
    return function.triggers().stream()
        .filter(QueueTrigger.class::isInstance)
        .map(QueueTrigger.class::cast)
        .filter(it -> name.isEmpty() || it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new UnknownFunctionException(function.name() + " has no queue trigger " + name));
  }

  /** Delivers all in one invocation, or each in one of its own where the platform does so. */
  static CompletableFuture<List<Invoked<BatchOutcome>>> deliver(
      Platform platform,
      List<QueueMessage> batch,
      Function<List<QueueMessage>, CompletableFuture<Invoked<BatchOutcome>>> delivery) {
    if (platform != Platform.CLOUDRUN) {
      return delivery.apply(batch).thenApply(List::of);
    }
    var all = CompletableFuture.completedFuture(List.<Invoked<BatchOutcome>>of());
    for (var message : batch) {
      all =
          all.thenCompose(
              before -> delivery.apply(List.of(message)).thenApply(one -> append(before, one)));
    }
    return all;
  }

  private static <T> List<T> append(List<T> before, T one) {
    var all = new ArrayList<>(before);
    all.add(one);
    return List.copyOf(all);
  }
}
