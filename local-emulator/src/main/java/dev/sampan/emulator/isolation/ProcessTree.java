// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

/** A process and those that it started. */
public final class ProcessTree {

  private ProcessTree() {}

  /** Ends it first, for one that sees its child die may start the next, then the others. */
  public static void kill(ProcessHandle root) {
    var started = root.descendants().toList();
    root.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
