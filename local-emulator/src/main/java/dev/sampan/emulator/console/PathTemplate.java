// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A path with a name in braces for each segment that varies, such as {@code /api/dead/{id}}.
 *
 * @param text the template as it is written; it begins with a slash
 */
public record PathTemplate(String text) {

  /** Checks that it begins with a slash. */
  public PathTemplate {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("no path: " + text);
    }
  }

  /** What the segments in braces are in this path, as they stand there; empty if it is another. */
  public Optional<Map<String, String>> match(String path) {
    var brace = text.indexOf('{');
    if (!path.regionMatches(0, text, 0, brace < 0 ? text.length() : brace)) {
      // Most paths end here, before anything is split.
      return Optional.empty();
    }
    var names = text.split("/", -1);
    var parts = path.split("/", -1);
    if (names.length != parts.length) {
      return Optional.empty();
    }
    var variables = new LinkedHashMap<String, String>();
    for (var i = 0; i < names.length; i++) {
      if (names[i].startsWith("{") && !parts[i].isEmpty()) {
        variables.put(names[i].substring(1, names[i].length() - 1), parts[i]);
      } else if (!names[i].equals(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /** How many segments are the same for every path: the more, the closer. */
  int fixedSegments() {
    return (int) Arrays.stream(text.split("/", -1)).filter(it -> !it.startsWith("{")).count();
  }
}
