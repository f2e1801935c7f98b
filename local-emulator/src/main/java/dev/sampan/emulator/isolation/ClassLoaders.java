// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A class loader each, in the emulator's own process. */
final class ClassLoaders implements Isolation {

  @Override
  public String id() {
    return "in-process";
  }

  @Override
  public List<String> holds() {
    return List.of(
        "classes of its own: nothing of the emulator's, and static fields of its own",
        "settings, as the context gives them; what it prints is told apart by its threads");
  }

  @Override
  public List<String> lacks() {
    return List.of(
        "memory and processors: it shares them with the emulator",
        "System.exit: it ends the emulator",
        "threads that mind no interrupt: they run on when the instance has ended",
        "the virtual machine: system properties, variables, temporary files, the JDK's"
            + " static fields",
        "files and network: it reaches what you reach");
  }

  @Override
  public boolean hasProcesses() {
    return false;
  }

  @Override
  public Confinement confine(Path directory, Path home, Allowance allowance) throws IOException {
    throw new IOException("a process cannot be confined to a class loader");
  }
}
