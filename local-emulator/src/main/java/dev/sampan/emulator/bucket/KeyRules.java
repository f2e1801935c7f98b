// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which keys are names of files. All others are kept out of sight under a hash of the key, so that
 * no key reaches beyond the bucket's directory and none is refused for its characters.
 */
final class KeyRules {

  /** The longest key of S3, in bytes of UTF-8. */
  static final int MOST_BYTES = 1024;

  private static final int MOST_SEGMENT_BYTES = 255;

  /** Ends of the names that editors, browsers and copying tools give to what is unfinished. */
  private static final List<String> UNFINISHED =
      List.of("~", ".tmp", ".part", ".partial", ".crdownload", ".swp");

  /** What some file system takes for something else. */
  private static final String NOT_IN_NAMES = "\\:*?\"<>|";

  private KeyRules() {}

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether a key can be the path of a file, below the bucket's directory and in plain sight. */
  static boolean isPath(String key) {
    for (var segment : key.split("/", -1)) {
      if (!isName(segment)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(String segment) {
    return !segment.isEmpty()
        && !isHidden(segment)
        && !segment.endsWith(".")
        && !segment.endsWith(" ")
        && bytes(segment) <= MOST_SEGMENT_BYTES
        && segment.chars().noneMatch(it -> it < ' ' || it == 127 || NOT_IN_NAMES.indexOf(it) >= 0);
  }

  /** Whether a file or directory of this name is no part of the bucket: hidden, or unfinished. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || UNFINISHED.stream().anyMatch(name::endsWith);
  }

  /** Where the file of a key is or would be below a directory; empty if there cannot be one. */
  static Optional<Path> place(Path root, String key) {
    if (!isPath(key)) {
      return Optional.empty();
    }
    var at = root;
    for (var segment : key.split("/", -1)) {
      if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      at = at.resolve(segment);
    }
    var other = Files.exists(at, LinkOption.NOFOLLOW_LINKS);
    return other && !Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)
        ? Optional.empty()
        : Optional.of(at);
  }
}
