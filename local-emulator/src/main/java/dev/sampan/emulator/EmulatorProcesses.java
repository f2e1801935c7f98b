// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.StateFile.Known;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of the emulator that runs a project, and those of its instances. */
public final class EmulatorProcesses {

  private final Known emulator;
  private final List<Known> children;

  private EmulatorProcesses(Known emulator, List<Known> children) {
    this.emulator = emulator;
    this.children = children;
  }

  /**
   * Those of the emulator that runs a project now; empty if there is none.
   *
   * @param project the project's directory
   */
  public static Optional<EmulatorProcesses> of(Path project) {
    return StateFile.read(StateFile.of(project))
        .filter(state -> state.emulator().alive())
        .map(state -> new EmulatorProcesses(state.emulator(), state.children()));
  }

  /** The id of the emulator's process. */
  public long pid() {
    return emulator.pid();
  }

  /** Asks the emulator's process to end, as Ctrl-C does. */
  public void interrupt() {
    emulator.process().ifPresent(ProcessHandle::destroy);
  }

  /**
   * Waits until all of them have ended.
   *
   * @return the ids of those that have not by then
   */
  public List<Long> awaitEnd(Duration atMost) {
    var all = new ArrayList<>(children);
    all.add(emulator);
    var ends =
        all.stream()
            .flatMap(it -> it.process().stream())
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Those that live still are the answer.
      return alive(all);
    }
    return alive(all);
  }

  private static List<Long> alive(List<Known> all) {
    return all.stream().filter(Known::alive).map(Known::pid).toList();
  }
}
