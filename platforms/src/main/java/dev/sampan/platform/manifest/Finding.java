// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One thing to say about a manifest.
 *
 * @param severity how much it weighs
 * @param file the manifest
 * @param line where it is said, from 1; 0 for the file as a whole
 * @param key the path of the key, such as {@code functions.orders.memory}; empty for the whole file
 * @param found what is there; a whole sentence where nothing is expected
 * @param expected what should be there, or what follows from it; empty if the first says it all
 * @param remedy what to do about it; empty if that is plain
 * @param platforms the platforms that it holds for, in their order; empty if it is of none of them
 */
public record Finding(
    Severity severity,
    Path file,
    int line,
    String key,
    String found,
    String expected,
    String remedy,
    Set<Platform> platforms) {

  /** Checks that nothing is missing. */
  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(remedy, "remedy");
    platforms = Collections.unmodifiableSet(new TreeSet<>(platforms));
  }

  /** Whether it keeps the manifest from being used. */
  public boolean error() {
    return severity == Severity.ERROR;
  }

  /** Whether it keeps the manifest's functions from being deployed. */
  public boolean refuses() {
    return error() || severity == Severity.REFUSAL;
  }

  /** One line for a person: where it is, what is there, what should be or follows, what to do. */
  @Override
  public String toString() {
    var text = new StringBuilder().append(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ").append(severity.name().toLowerCase(Locale.ROOT)).append(": ");
    if (!key.isEmpty()) {
      text.append(key).append(": ");
    }
    text.append(error() && !expected.isEmpty() ? "found " : "").append(found);
    if (!expected.isEmpty()) {
      text.append(error() ? ", expected " : ", but ").append(expected);
    }
    if (!remedy.isEmpty()) {
      text.append(". ").append(remedy);
    }
    return text.toString();
  }
}
