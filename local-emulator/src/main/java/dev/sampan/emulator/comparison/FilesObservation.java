// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is compared of a directory that a function wrote to: the names and bytes of its files. */
public final class FilesObservation {

  private FilesObservation() {}

  /**
   * The observation of a directory; one that does not exist is empty.
   *
   * @throws IOException if it cannot be read
   */
  public static Observation of(String step, Path directory) throws IOException {
    Map<String, String> facts = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      for (Path file : files(directory)) {
        byte[] content = Files.readAllBytes(file);
        String name = directory.relativize(file).toString().replace('\\', '/');
        facts.put(name, content.length + " bytes, SHA-256 " + Fingerprint.of(content));
      }
    }
    return new Observation(step, facts);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
