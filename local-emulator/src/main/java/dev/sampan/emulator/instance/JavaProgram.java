// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.nio.file.Path;
import java.util.List;

/**
 * A Java program as such, for those who run it without a process of its own.
 *
 * @param classPath where its classes are
 * @param main its main class, an adapter's
 */
public record JavaProgram(List<Path> classPath, String main) {

  /** Copies the list. */
  public JavaProgram {
    classPath = List.copyOf(classPath);
  }
}
