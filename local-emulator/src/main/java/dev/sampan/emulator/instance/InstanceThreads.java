// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one instance in the emulator's own process: those that it starts belong to the
 * group of the thread that starts them.
 */
final class InstanceThreads extends ThreadGroup {

  private volatile @Nullable OutputStream out;

  InstanceThreads(String name, OutputStream out) {
    super(name);
    this.out = out;
  }

  /** Where a thread prints; null if it belongs to no instance, or to one that has ended. */
  static @Nullable OutputStream outputOf(Thread thread) {
    for (var group = thread.getThreadGroup(); group != null; group = group.getParent()) {
      if (group instanceof InstanceThreads instance) {
        return instance.out;
      }
    }
    return null;
  }

  /** Those that live. */
  List<Thread> alive() {
    var all = new Thread[2 * activeCount() + 16];
    return Stream.of(all).limit(enumerate(all, true)).toList();
  }

  /** Whether one of them waits for the virtual machine to exit, as it asked for. */
  boolean exits() {
    return alive().stream()
        .flatMap(it -> Stream.of(it.getStackTrace()))
        .anyMatch(InstanceThreads::exits);
  }

  private static boolean exits(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
  }

  /** The JDK keeps groups for ever, so that they must keep nothing. */
  void release() {
    out = null;
  }
}
