// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.nio.file.Path;
import java.util.List;

/** No more than a process of its own. */
final class PlainProcesses implements Isolation {

  private static final Confinement NOTHING =
      new Confinement() {
        @Override
        public List<String> command(List<String> command) {
          return command;
        }

        @Override
        public void busy(boolean busy) {
          // A plain process gets what processor time there is.
        }

        @Override
        public boolean outOfMemory() {
          return false;
        }

        @Override
        public boolean guarded() {
          return false;
        }

        @Override
        public void close() {
          // Nothing was prepared.
        }
      };

  @Override
  public String id() {
    return "process";
  }

  @Override
  public List<String> holds() {
    return List.of(
        "a process of its own, with none of your environment variables but those passed by name",
        "memory: the virtual machine sizes itself by it, and a watch ends what takes more",
        "a directory for temporary files of its own, with a limit that the same watch looks after");
  }

  @Override
  public List<String> lacks() {
    return List.of(
        "files: it reads and writes what you may",
        "processors: it gets what time there is",
        "network: it reaches what you reach");
  }

  @Override
  public Confinement confine(Path directory, Path home, Allowance allowance) {
    return NOTHING;
  }
}
