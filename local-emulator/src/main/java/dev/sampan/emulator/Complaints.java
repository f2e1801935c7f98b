// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.schedule.Alarm;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is wrong with a project, each told once: at once where a person wrote it, after a while
 * where a build that is under way may mend it. Thread-safe.
 */
final class Complaints {

  /** Between two steps of a build that deletes the classes and writes them anew. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Alarm alarm;
  private final Consumer<List<String>> listener;
  private final Object lock = new Object();
  private List<String> told = List.of();

  /** Grows with all that is known of the project, so that what waited can tell that it is old. */
  private int age;

  /**
   * Nothing is wrong so far.
   *
   * @param alarm runs what waits
   * @param listener is told all that is wrong, never nothing
   */
  Complaints(Alarm alarm, Consumer<List<String>> listener) {
    this.alarm = alarm;
    this.listener = listener;
  }

  /** Tells what is wrong now, unless that was told last. */
  void tell(List<String> reasons) {
    synchronized (lock) {
      age++;
      if (!reasons.equals(told)) {
        told = List.copyOf(reasons);
        listener.accept(told);
      }
    }
  }

  /** Tells it unless the project changes again soon. */
  void tellLater(List<String> reasons) {
    synchronized (lock) {
      var now = ++age;
      alarm.after(PATIENCE, () -> tellIfStill(now, reasons));
    }
  }

  private void tellIfStill(int then, List<String> reasons) {
    synchronized (lock) {
      if (then == age) {
        tell(reasons);
      }
    }
  }

  /** What is wrong now has been told, or nothing is. */
  void known(List<String> reasons) {
    synchronized (lock) {
      age++;
      told = List.copyOf(reasons);
    }
  }
}
