// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.delivery.AsyncRetry;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.concurrent.CompletableFuture;

/** The function that accepted events are for. */
interface AsyncTarget {

  /**
   * The function as the manifest has it now.
   *
   * @throws UnknownFunctionException if it has none of that name any more
   */
  FunctionSpec spec();

  /** When its platform tries an event again. */
  AsyncRetry rules(FunctionSpec spec);

  /** What the platform tells of the next attempt. */
  InvocationFacts facts(FunctionSpec spec, Entry entry);

  /** Runs it once. */
  CompletableFuture<DirectOutcome> run(FunctionSpec spec, InvocationFacts facts, Entry entry);
}
